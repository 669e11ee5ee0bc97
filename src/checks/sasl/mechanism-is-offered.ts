import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { handshakeOutcome } from '../../facts/handshake.ts';
import { kafkaError } from '../../evidence/kafka-errors.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** SaslHandshake (KIP-43): error 33 comes with the mechanisms that the listener offers. */
export default defineCheck({
  id: 'sasl/mechanism-is-offered',
  title: 'The listener offers OAUTHBEARER',
  enforcedBy: 'confluent',
  step: 10,
  reads: { handshake: broker.handshake, mechanism: client.saslMechanism },
  run: ({ handshake }) => {
    const { errorCode, mechanisms } = handshake;
    switch (handshakeOutcome(handshake)) {
      case 'accepted':
        return pass(`the listener offers ${mechanisms.join(', ')}`);
      case 'not-offered':
        return fail(
          mechanisms.length === 0
            ? `the broker answers ${kafkaError(errorCode)} and lists no mechanism`
            : `the listener offers ${mechanisms.join(', ')}, not OAUTHBEARER`,
        );
      default:
        return cannotTell(`the broker answered SaslHandshake with ${kafkaError(errorCode)}`);
    }
  },
});
