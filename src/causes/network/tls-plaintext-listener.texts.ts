import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-plaintext-listener', [
  {
    pattern:
      /wrong version number|WRONG_VERSION_NUMBER|connecting to a PLAINTEXT broker listener|Unsupported or unrecognized SSL message|first record does not look like a TLS handshake|http: server gave HTTP response to HTTPS client/,
    by: ['openssl', 'librdkafka', 'java', 'go'],
    points: 'says',
    also: ['config/bootstrap-wrong-port', 'config/security-protocol'],
    common: true,
    example:
      'SSL handshake failed: Disconnected: connecting to a PLAINTEXT broker listener? (after 3ms in state SSL_HANDSHAKE)',
    source: 'librdkafka, rdkafka_ssl.c; OpenSSL, OpenJDK, Go',
  },
]);
