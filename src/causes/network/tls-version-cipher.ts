import { sh } from '../../commands/sh.ts';
import { handshake } from './commands.ts';
import { legCause } from './leg.ts';

/** RFC 8446 section 6.2: alerts 40 (handshake_failure), 70 (protocol_version) and 71 (insufficient_security). */
export default legCause({
  id: 'network/tls-version-cipher',
  title: 'Client and server have no TLS version or cipher in common',
  // Servers that require a client certificate or do not know the name also send handshake_failure.
  strength: ({ code }) => (/HANDSHAKE_FAILURE/.test(code) ? 'shown' : 'stated'),
  breaks: ({ stage, code }) =>
    stage === 'tls' &&
    /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_SHARED_GROUP|INSUFFICIENT_SECURITY|UNKNOWN_PROTOCOL/.test(
      code,
    ),
  because: ({ host, message }) =>
    `The TLS handshake with ${host} fails before the server sends a certificate: ${message}.`,
  repaired: 'with TLS 1.2 or later on both sides',
  fix: (broken) => ({
    summary: 'Enable TLS 1.2 or 1.3 on the side that lacks it.',
    steps: ['Confluent Cloud is said to require TLS 1.2 or later (not confirmed).'],
    commands: [
      {
        kind: 'client-config',
        text: handshake(broken, sh`-tls1_2`),
      },
    ],
  }),
});
