import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-cert-unfit', [
  {
    pattern:
      /unsuitable certificate purpose|EE certificate key too weak|CA md too weak|certificate signature failure|Extended key usage does not permit use for TLS server authentication|Algorithm constraints check failed|ca key too small|INVALID_PURPOSE|certificate is not standards compliant|relies on legacy Common Name field/i,
    by: ['openssl', 'java', 'node', 'go'],
    points: 'says',
    not: 'The authority need not be untrusted: the certificate itself breaks a rule, so its owner has to replace it.',
    common: true,
    example: 'unsuitable certificate purpose',
    source: 'OpenSSL, OpenJDK',
  },
]);
