import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** SaslHandshake (KIP-43): error 33 comes with the list of what the listener does offer. */
export default defineCheck({
  id: 'sasl/mechanism-is-offered',
  title: 'The listener offers OAUTHBEARER',
  enforcedBy: 'confluent',
  step: 10,
  reads: { handshake: broker.handshake, mechanism: client.saslMechanism },
  run: ({ handshake }) =>
    handshake.errorCode === 0 && handshake.mechanisms.includes('OAUTHBEARER')
      ? pass(`it offers ${handshake.mechanisms.join(', ')}`)
      : fail(`it offers ${handshake.mechanisms.join(', ') || 'nothing'} (error code ${handshake.errorCode})`),
});
