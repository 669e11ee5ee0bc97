import { behaviour } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { sendsSecret } from '../../spelling/secret.ts';
import { WORDS_FOR } from '../../spelling/settings.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * A setting that is there and empty is what an unset variable leaves behind. Clients refuse it before they contact
 * anybody (Apache Kafka's `ConfigurationUtils`: "is required", "must not contain only whitespace"). A setting that is
 * absent may merely not have been handed to this run; that is for the checks which need it to say.
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
