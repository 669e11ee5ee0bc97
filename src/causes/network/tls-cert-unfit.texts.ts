import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-cert-unfit', [
  {
    pattern:
      /unsuitable certificate purpose|EE certificate key too weak|CA md too weak|certificate signature failure|Extended key usage does not permit use for TLS server authentication|Algorithm constraints check failed|ca key too small|INVALID_PURPOSE/i,
    by: ['openssl', 'java', 'node'],
    points: 'says',
    common: true,
    example: 'unsuitable certificate purpose',
    source: 'OpenSSL, OpenJDK',
  },
]);
