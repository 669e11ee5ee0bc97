import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-version-cipher', [
  {
    pattern:
      /(?:alert )?handshake[_ ]failure\b|alert protocol version|protocol_version\b|no protocols in common|ALERT_PROTOCOL_VERSION|unsupported protocol\b|no cipher(?:s| suites) in common|No appropriate protocol|protocol version\b/,
    by: ['openssl', 'java', 'node', 'go'],
    points: 'fits',
    unless: /unsupported protocol scheme|PLAINTEXT broker/,
    common: true,
    example: 'sslv3 alert handshake failure',
    source: 'OpenSSL, OpenJDK',
  },
]);
