import { behaviour } from '../../clients/facts.ts';
import { broker } from '../../facts/broker.ts';
import { jwt } from '../../facts/token.ts';
import { placeholderIn } from '../../spelling/placeholder.ts';
import { type CopiedKey } from '../../spelling/settings.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * No host, client id, pool or cluster is called `${NAME}`. If it worked anyway, the characters are part of the name.
 * Secrets may look like anything, see `config/secret-is-clean`.
 */
export default defineCheck({
  id: 'config/placeholders-are-filled',
  title: 'No setting is a placeholder',
  enforcedBy: 'client',
  step: 12,
  reads: { settings: behaviour.copiedSettings },
  mayRead: { token: jwt.shape, answer: broker.authenticate, hello: broker.apiVersions },
  run: ({ settings, token, answer, hello }) => {
    const proven: Readonly<Record<CopiedKey, boolean>> = {
      tokenEndpoint: token !== undefined,
      clientId: token !== undefined,
      bootstrapServers: hello !== undefined,
      poolId: answer?.accepted === true,
      logicalCluster: answer?.accepted === true,
    };
    const open = settings.filter(({ key, value }) => !proven[key] && placeholderIn(value) !== undefined);
    return open.length === 0
      ? pass('no setting is a placeholder')
      : fail(open.map(({ name, value }) => `the ${name} is still ${value}`).join('; '));
  },
});
