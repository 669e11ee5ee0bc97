import { amendClient } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { CLEAN_SECRET } from '../../spelling/secret.ts';
import type { CopiedKey } from '../../spelling/settings.ts';
import { withCluster } from './_cluster.ts';
import { forget, presumeTokenIfNone, withBootstrap, withExtensions } from './_repair.ts';

export type Forgettable = CopiedKey | 'clientSecret';

/** Removes a wrong value whose correct value is unknown: only what depends on it becomes unknown. */
export const forgetSetting: Readonly<Record<Forgettable, (evidence: Evidence) => Evidence>> = {
  tokenEndpoint: (evidence) => forget(evidence, 'tokenEndpoint'),
  clientId: (evidence) => forget(evidence, 'clientId'),
  clientSecret: (evidence) => presumeTokenIfNone(amendClient(evidence, { clientSecret: CLEAN_SECRET })),
  bootstrapServers: (evidence) => withBootstrap(evidence, []),
  poolId: (evidence) =>
    withExtensions(
      evidence,
      Object.fromEntries(
        Object.entries(evidence.client.extensions).filter(
          ([name]) => name.toLowerCase() !== 'identitypoolid',
        ),
      ),
    ),
  logicalCluster: withCluster,
};

export const forgetAll = (evidence: Evidence, names: readonly Forgettable[]): Evidence =>
  [...new Set(names)].reduce((before, name) => forgetSetting[name](before), evidence);
