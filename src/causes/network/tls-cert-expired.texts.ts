import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-cert-expired', [
  {
    pattern:
      /certificate has expired(?! or is not yet valid: current time \S{1,40} is before)|CERT_HAS_EXPIRED|CertificateExpiredException|PKIX path validation failed|certificate_expired|sslv3 alert certificate expired|invalid peer certificate: (?:Expired|certificate expired)|SEC_E_CERT_EXPIRED/,
    by: ['openssl', 'node', 'java', 'go', 'python', 'rustls'],
    points: 'says',
    also: ['network/tls-local-clock-cert'],
    not: 'It is the certificate of the server that expired, not the token.',
    common: true,
    example: 'SSL certificate problem: certificate has expired',
    source: 'OpenSSL, Node.js, OpenJDK, Go',
  },
]);
