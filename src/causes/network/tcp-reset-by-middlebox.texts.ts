import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-reset-by-middlebox', [
  {
    pattern:
      /ECONNRESET|[Cc]onnection reset(?: by peer)?|Client network socket disconnected before secure TLS connection was established|Remote host terminated the handshake|SSL_ERROR_SYSCALL|unexpected (?:EOF|eof) while reading|UNEXPECTED_EOF_WHILE_READING/,
    by: ['node', 'java', 'librdkafka', 'go', 'python'],
    points: 'fits',
    also: ['network/tls-plaintext-listener', 'network/tcp-broker-blocked'],
    common: true,
    example: 'Client network socket disconnected before secure TLS connection was established',
    source: 'Node.js, OpenJDK, OpenSSL',
  },
]);
