import { isBroker, isFilteredByName, legCause } from './leg.ts';

/**
 * A plaintext Kafka listener reads the ClientHello as a frame of 369 MB and closes; any other plaintext server answers
 * with bytes that are not a TLS record, which at the bootstrap server is `broker/not-kafka`.
 */
export default legCause({
  id: 'network/tls-plaintext-listener',
  title: 'The port does not speak TLS',
  strength: 'shown',
  breaks: (broken) =>
    broken.stage === 'tls' &&
    ((broken.code === 'ERR_SSL_WRONG_VERSION_NUMBER' && broken.leg.to !== 'broker') ||
      (isBroker(broken) && ['ECONNRESET', 'EPIPE'].includes(broken.code) && !isFilteredByName(broken))),
  because: ({ leg, code }) =>
    code === 'ERR_SSL_WRONG_VERSION_NUMBER'
      ? `${leg.authority} answers the TLS handshake with data that is not TLS.`
      : `${leg.authority} closes the connection as soon as the TLS handshake begins, as a Kafka listener without TLS does.`,
  repaired: 'with a port that speaks TLS',
  fix: ({ leg }) => ({
    summary:
      leg.to === 'identity-provider'
        ? 'Use the https port of the identity provider.'
        : 'Use the SASL_SSL listener: 9092 in Confluent Cloud.',
    steps:
      leg.to === 'identity-provider'
        ? []
        : ['On a self-managed broker, compare with listeners and listener.security.protocol.map.'],
    commands: [],
  }),
});
