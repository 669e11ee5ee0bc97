import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * kafkajs puts a quotation mark before the authorization identity: `n,"a=me,`. RFC 5801 section 4 has `n,a=me,`, and
 * Kafka's `OAuthBearerClientInitialResponse` takes nothing else.
 */
export default defineCheck({
  id: 'config/first-message-is-well-formed',
  title: "The header of the client's first message follows the grammar of SASL",
  enforcedBy: 'confluent',
  step: 58,
  reads: { family: client.family, identity: client.authorizationIdentity },
  run: ({ family, identity }) =>
    family === 'kafkajs' && identity !== undefined
      ? fail(`kafkajs begins it with n,"a=${identity},`)
      : pass('it does'),
});
