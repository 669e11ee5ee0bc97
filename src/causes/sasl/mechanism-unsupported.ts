import { consolePath } from '../../commands/other-text.ts';
import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { presumeSignIn } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { handshakeOutcome } from '../../facts/handshake.ts';
import { kafkaError, KAFKA_ERROR } from '../../evidence/kafka-errors.ts';
import { defineCause } from '../define.ts';

/** Error 33, UNSUPPORTED_SASL_MECHANISM, comes with the listener's mechanisms (KIP-43). */
export default defineCause({
  id: 'sasl/mechanism-unsupported',
  title: 'The listener does not offer OAUTHBEARER',
  reads: { handshake: broker.handshake, bootstrap: broker.connection, mechanism: client.saslMechanism },
  recognise: ({ handshake, bootstrap, mechanism }, sources) => {
    if (mechanism !== 'OAUTHBEARER' || handshakeOutcome(handshake) !== 'not-offered') return null;
    const { errorCode, mechanisms } = handshake;
    const authority = `${bootstrap.host}:${bootstrap.port}`;
    return {
      // Only error 33 states it; error 0 with a list that lacks the mechanism contradicts itself.
      strength: errorCode === KAFKA_ERROR.unsupportedSaslMechanism ? 'stated' : 'shown',
      because:
        mechanisms.length === 0
          ? `${authority} answers SaslHandshake with ${kafkaError(errorCode)} and lists no mechanism.`
          : `${authority} offers ${mechanisms.join(', ')}; the client needs OAUTHBEARER.`,
      contrast: [
        { label: 'sasl.mechanism', value: 'OAUTHBEARER', source: sources.mechanism },
        {
          label: 'offered by the broker',
          value: mechanisms.join(', ') || 'none',
          source: 'SaslHandshake answer',
        },
      ],
    };
  },
  repair: presumeSignIn,
  repaired: 'with a listener that offers OAUTHBEARER',
  fix: (_, { client: { logicalCluster } }) => ({
    summary: 'Use a listener that offers OAUTHBEARER.',
    steps: [
      'Confluent Cloud: compare the bootstrap server with the one in the cluster settings. Not every cluster type supports OAuth.',
      'Self-managed broker: add OAUTHBEARER to `sasl.enabled.mechanisms` of that listener.',
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
      {
        kind: 'confluent-cli',
        text: sh`confluent kafka cluster describe ${valueOr(logicalCluster, 'CLUSTER_ID')}`,
      },
    ],
  }),
});
