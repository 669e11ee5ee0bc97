import { client } from '../../facts/client.ts';
import { isExtensionName } from '../../spelling/extensions.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * Apache Kafka's `OAuthBearerClientInitialResponse`: a name outside `[A-Za-z]+` makes the broker drop the whole message,
 * token included. `auth` is the token's own name: Kafka refuses it on the way in, and as a pair it would take its place.
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
