import { consolePath } from '../../commands/other-text.ts';
import { presumeBroker } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { KAFKA_ERROR } from '../../evidence/kafka-errors.ts';
import { defineCause } from '../define.ts';

/** On a listener without SASL, `KafkaApis.handleSaslHandshakeRequest` answers with error 34 and an empty list. */
export default defineCause({
  id: 'sasl/illegal-state',
  title: 'The broker does not expect a SASL sign-in step at this point',
  reads: { apiVersions: broker.apiVersions },
  mayRead: { handshake: broker.handshake, answer: broker.authenticate },
  recognise: ({ apiVersions, handshake, answer }) => {
    const answers = { ApiVersions: apiVersions, SaslHandshake: handshake, SaslAuthenticate: answer };
    const at = Object.entries(answers).find(([, seen]) => seen?.errorCode === KAFKA_ERROR.illegalSaslState);
    if (at === undefined) return null;
    const [step] = at;
    return {
      strength: 'stated',
      role: step === 'SaslAuthenticate' ? 'hidden' : 'cause',
      because:
        step === 'SaslHandshake'
          ? 'The broker answers SaslHandshake with ILLEGAL_SASL_STATE (error 34). Apache Kafka answers this on a listener without SASL, and to a handshake that it does not expect at this point.'
          : `The broker answers ${step} with ILLEGAL_SASL_STATE (error 34): in its view, this step does not follow the previous one.`,
      rows: [{ label: 'the broker says', value: 'ILLEGAL_SASL_STATE (error 34)', source: `${step} answer` }],
    };
  },
  repair: presumeBroker,
  repaired: 'with the steps of the sign-in in the order that the broker expects',
  fix: () => ({
    summary: 'Use the port of a SASL_SSL listener, and connect to it without a Kafka proxy in between.',
    steps: [
      'Self-managed broker: check in `listener.security.protocol.map` that this listener has SASL_SSL, not SSL.',
      'Confluent Cloud: compare the bootstrap server with the one in the cluster settings.',
      'A Kafka proxy that signs in by itself, or repeats or drops requests, causes this error too.',
    ],
    commands: [
      {
        kind: 'console',
        text: consolePath(
          'Environments',
          'your environment',
          'your cluster',
          'Cluster settings',
          'Endpoints',
          'Bootstrap server',
        ),
      },
    ],
  }),
});
