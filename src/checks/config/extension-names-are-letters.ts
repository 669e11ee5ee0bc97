import { client } from '../../facts/client.ts';
import { isExtensionName } from '../../spelling/extensions.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * Apache Kafka's `OAuthBearerClientInitialResponse`: a name outside `[A-Za-z]+` makes the broker reject the whole
 * message, token included. `auth` is reserved for the token: Kafka's clients reject it, and in the message it would
 * replace the token.
 */
export default defineCheck({
  id: 'config/extension-names-are-letters',
  title: 'The names of the SASL extensions are letters only',
  enforcedBy: 'confluent',
  step: 60,
  reads: { extensions: client.extensions },
  run: ({ extensions }) => {
    const odd = Object.keys(extensions).filter((name) => !isExtensionName(name) || name === 'auth');
    return odd.length === 0
      ? pass(Object.keys(extensions).join(', ') || 'there are none')
      : fail(odd.map((name) => JSON.stringify(name)).join(', '));
  },
});
