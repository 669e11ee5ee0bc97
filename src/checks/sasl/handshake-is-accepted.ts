import { broker } from '../../facts/broker.ts';
import { handshakeOutcome } from '../../facts/handshake.ts';
import { kafkaError } from '../../evidence/kafka-errors.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** Every error code of SaslHandshake except 33, which is about the mechanism and has its own check. */
export default defineCheck({
  id: 'sasl/handshake-is-accepted',
  title: 'The broker accepts the SASL handshake',
  enforcedBy: 'confluent',
  step: 15,
  reads: { handshake: broker.handshake },
  run: ({ handshake }) => {
    const error = kafkaError(handshake.errorCode);
    switch (handshakeOutcome(handshake)) {
      case 'accepted':
        return pass('the broker accepted SaslHandshake for OAUTHBEARER');
      case 'not-offered':
        return cannotTell('the listener does not offer OAUTHBEARER');
      default:
        return fail(`the broker answered SaslHandshake with ${error}`);
    }
  },
});
