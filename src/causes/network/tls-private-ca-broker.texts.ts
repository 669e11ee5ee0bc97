import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-private-ca-broker', [
  {
    pattern:
      /unable to get (?:local )?issuer certificate|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|PKIX path\s{1,3}building failed|unable to find valid certification path|certificate signed by unknown authority|DEPTH_ZERO_SELF_SIGNED_CERT|self[- ]signed certificate(?! in)|certificate is not trusted|errors in the certificate chain: (?:PartialChain|UntrustedRoot)|RemoteCertificateChainErrors|failed to verify certificate: x509|SSL certificate problem(?!: (?:certificate (?:has expired|is not yet)|self[- ]signed certificate in|unable to get))|CERTIFICATE_VERIFY_FAILED(?!\] certificate verify failed: (?:certificate has expired|Hostname|self[- ]signed certificate in|IP address))|SSL handshake failed(?!: [^\n]{0,200}(?:wrong version|expired|unexpected eof|Disconnected|[Rr]eset|alert))/,
    by: ['librdkafka', 'java', 'kafkajs', 'go', 'python'],
    points: 'fits',
    also: ['network/tls-truststore-overridden', 'network/tls-intercepted'],
    not: "It is not the identity provider's certificate, and no token was looked at.",
    leg: 'broker',
    unless:
      /certificate is valid for|has expired or is not yet valid|unable to verify the first|certificate has expired|Hostname mismatch|self[- ]signed certificate in certificate chain|wrong version number/i,
    common: true,
    example:
      '%3|1718691008.6|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://kafka.acme.example:9093/bootstrap]: SSL handshake failed: error:0A000086:SSL routines::certificate verify failed: broker certificate could not be verified, verify that ssl.ca.location is correctly configured or root CA certificates are installed',
    source: 'librdkafka, rdkafka_ssl.c',
  },
]);
