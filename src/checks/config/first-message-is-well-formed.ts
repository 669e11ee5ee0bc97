import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * kafkajs writes a quotation mark before the authorization identity: `n,"a=me,`. RFC 5801 section 4 requires `n,a=me,`,
 * and Kafka's `OAuthBearerClientInitialResponse` accepts nothing else.
 */
export default defineCheck({
  id: 'config/first-message-is-well-formed',
  title: "The client's first SASL message is well-formed",
  enforcedBy: 'confluent',
  step: 58,
  reads: { family: client.family, identity: client.authorizationIdentity },
  run: ({ family, identity }) =>
    family === 'kafkajs' && identity !== undefined
      ? fail(`kafkajs begins it with n,"a=${identity},`)
      : pass('the first message follows RFC 7628'),
});
