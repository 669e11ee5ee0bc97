import { legCause } from './leg.ts';

/** RFC 8446 section 6.2: alerts 40 (handshake_failure), 70 (protocol_version) and 71 (insufficient_security). */
export default legCause({
  id: 'network/tls-version-cipher',
  title: 'Both sides have no TLS version or cipher in common',
  strength: 'stated',
  breaks: ({ stage, code }) =>
    stage === 'tls' &&
    /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_SHARED_GROUP|INSUFFICIENT_SECURITY|UNKNOWN_PROTOCOL/.test(
      code,
    ),
  because: ({ host, message }) =>
    `The TLS handshake with ${host} ends before a certificate is shown: ${message}.`,
  repaired: 'with TLS 1.2 or later on both sides',
  fix: (broken) => ({
    summary: 'Have the older side speak TLS 1.2 or 1.3.',
    steps: ['Confluent Cloud asks for TLS 1.2 or later.'],
    commands: [
      {
        kind: 'client-config',
        text: `openssl s_client -connect ${broken.host}:${broken.port} -servername ${broken.host} -tls1_2 </dev/null`,
      },
    ],
  }),
});
