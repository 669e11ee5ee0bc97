import { behaviour } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { sendsSecret } from '../../spelling/secret.ts';
import { WORDS_FOR } from '../../spelling/settings.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * An empty setting usually comes from an unset variable. Clients reject it before they connect (Apache Kafka's
 * `ConfigurationUtils`: "is required", "must not contain only whitespace"). An absent setting may only be missing from
 * this run; the checks that need it report it.
 */
export default defineCheck({
  id: 'config/settings-are-complete',
  title: 'No setting is empty',
  enforcedBy: 'client',
  step: 10,
  reads: {
    settings: behaviour.copiedSettings,
    clientAuth: client.clientAuth,
    isGiven: client.givenToken,
  },
  mayRead: { secret: client.secret },
  run: ({ settings, clientAuth, isGiven, secret }) => {
    const empty = settings
      .filter(({ value }) => value.trim() === '')
      .map(({ name }): string => name)
      .concat(!isGiven && sendsSecret(clientAuth) && secret?.empty === true ? [WORDS_FOR.clientSecret] : []);
    return empty.length === 0 ? pass('no setting is empty') : fail(`empty: ${empty.join(', ')}`);
  },
});
