import { settings } from '../../commands/other-text.ts';
import { placeholder } from '../../commands/value.ts';
import { presumeBroker } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { network } from '../../facts/network.ts';
import { defineCause } from '../define.ts';

/**
 * `ssl.client.auth=required`, or mutual TLS of a Confluent Cloud cluster. In TLS 1.3 the handshake is complete on the
 * client's side before the broker checks for its certificate, so the refusal arrives in place of the first answer (RFC
 * 8446 section 4.4.2.4).
 */
export default defineCause({
  id: 'broker/client-certificate-required',
  title: 'The broker requires a client certificate',
  reads: { failure: network.brokerFailure, connection: broker.connection },
  recognise: ({ failure, connection: { host, port } }) =>
    failure?.stage === 'tls' && /CERTIFICATE_REQUIRED|BAD_CERTIFICATE/.test(failure.code)
      ? {
          strength: 'stated',
          because: `${host}:${port} ended the TLS session because the client sent no certificate that the broker accepts: ${failure.message}.`,
        }
      : null,
  repair: presumeBroker,
  repaired: 'with a client certificate that the broker accepts',
  fix: () => ({
    summary:
      'Use a listener that does not ask for a client certificate, or give the client one that the broker trusts.',
    steps: [
      'On a self-managed broker: set ssl.client.auth=none for this listener. OAUTHBEARER needs no client certificate.',
      'A Kafka client takes its certificate from ssl.keystore.location (Java) or ssl.certificate.location (librdkafka).',
    ],
    commands: [
      {
        kind: 'client-config',
        text: settings`ssl.keystore.location=${placeholder('/path/client.p12')}   # Java; librdkafka: ssl.certificate.location and ssl.key.location`,
      },
    ],
  }),
});
