import { amendClient } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { CLEAN_SECRET } from '../../spelling/secret.ts';
import type { SettingName } from '../../spelling/settings.ts';
import { withCluster } from './_cluster.ts';
import { forget, presumeTokenIfNone, withBootstrap, withExtensions } from './_repair.ts';

export type Forgettable = SettingName | 'client secret';

/** Mends a setting whose right value nobody knows: what depends on it becomes unknown, and nothing else does. */
export const forgetSetting: Readonly<Record<Forgettable, (evidence: Evidence) => Evidence>> = {
  'token endpoint': (evidence) => forget(evidence, 'tokenEndpoint'),
  'client id': (evidence) => forget(evidence, 'clientId'),
  'client secret': (evidence) => presumeTokenIfNone(amendClient(evidence, { clientSecret: CLEAN_SECRET })),
  'bootstrap server': (evidence) => withBootstrap(evidence, []),
  'identity pool': (evidence) =>
    withExtensions(
      evidence,
      Object.fromEntries(
        Object.entries(evidence.client.extensions).filter(
          ([name]) => name.toLowerCase() !== 'identitypoolid',
        ),
      ),
    ),
  'logical cluster': withCluster,
};

export const forgetAll = (evidence: Evidence, names: readonly Forgettable[]): Evidence =>
  [...new Set(names)].reduce((before, name) => forgetSetting[name](before), evidence);
