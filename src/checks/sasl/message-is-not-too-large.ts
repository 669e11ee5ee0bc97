import { client } from '../../facts/client.ts';
import { CLAIMS_ALONE, jwt } from '../../facts/token.ts';
import { SASL_MESSAGE_LIMIT, saslMessageBytes } from '../../idp/sasl-message.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/**
 * `sasl.server.max.receive.size` is 524288 bytes in Apache Kafka; the broker closes the connection without an answer to
 * a longer message.
 */
export default defineCheck({
  id: 'sasl/message-is-not-too-large',
  title: 'The token fits into the message that a broker reads before sign-in',
  enforcedBy: 'confluent',
  step: 80,
  reads: { shape: jwt.shape, extensions: client.extensions },
  run: ({ shape, extensions }) => {
    if (shape.claimsAlone === true) return cannotTell(CLAIMS_ALONE);
    const bytes = saslMessageBytes(shape.bytes, extensions);
    return bytes > SASL_MESSAGE_LIMIT
      ? fail(`the message has ${bytes} bytes, and a broker reads ${SASL_MESSAGE_LIMIT}`)
      : pass(`the message has ${bytes} bytes`);
  },
});
