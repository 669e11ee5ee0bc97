import { presumeSignIn } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { shellQuote } from '../../text/shell.ts';
import { defineCause } from '../define.ts';

/** Error 33, UNSUPPORTED_SASL_MECHANISM, comes with the list of mechanisms that the listener has (KIP-43). */
export default defineCause({
  id: 'sasl/mechanism-unsupported',
  title: 'The listener does not offer OAUTHBEARER',
  reads: { handshake: broker.handshake, bootstrap: broker.connection, mechanism: client.saslMechanism },
  recognise: ({ handshake, bootstrap, mechanism }, sources) =>
    mechanism === 'OAUTHBEARER' &&
    (handshake.errorCode !== 0 || !handshake.mechanisms.includes('OAUTHBEARER'))
      ? {
          strength: 'stated',
          because: `${bootstrap.host}:${bootstrap.port} offers ${handshake.mechanisms.join(', ') || 'no mechanism'}, and the client wants OAUTHBEARER.`,
          contrast: [
            { label: 'sasl.mechanism', value: 'OAUTHBEARER', source: sources.mechanism },
            {
              label: 'offered by the broker',
              value: handshake.mechanisms.join(', ') || 'none',
              source: 'SaslHandshake answer',
            },
          ],
        }
      : null,
  repair: presumeSignIn,
  repaired: 'with a listener that offers OAUTHBEARER',
  fix: (_, { client: { logicalCluster } }) => ({
    summary: 'Use a listener that offers OAUTHBEARER.',
    steps: [
      'In Confluent Cloud: take the bootstrap server from the cluster settings; not every cluster type offers OAuth.',
      'On a self-managed broker: add OAUTHBEARER to sasl.enabled.mechanisms of that listener.',
    ],
    commands: [
      {
        kind: 'confluent-cli',
        text: `confluent kafka cluster describe ${logicalCluster === undefined ? '"$LOGICAL_CLUSTER"' : shellQuote(logicalCluster)}`,
      },
    ],
  }),
});
