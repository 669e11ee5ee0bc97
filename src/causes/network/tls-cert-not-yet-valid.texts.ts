import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-cert-not-yet-valid', [
  {
    pattern:
      /certificate is not yet valid|CERT_NOT_YET_VALID|CertificateNotYetValidException|is before 20\d\d-/,
    by: ['openssl', 'node', 'java', 'go'],
    points: 'says',
    also: ['network/tls-local-clock-cert'],
    common: true,
    example: 'certificate is not yet valid',
    source: 'OpenSSL, Node.js, OpenJDK, Go',
  },
]);
