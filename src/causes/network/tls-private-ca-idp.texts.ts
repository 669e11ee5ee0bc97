import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-private-ca-idp', [
  {
    pattern:
      /unable to get (?:local )?issuer certificate|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|PKIX path\s{1,3}building failed|unable to find valid certification path|certificate signed by unknown authority|DEPTH_ZERO_SELF_SIGNED_CERT|self[- ]signed certificate(?! in)|certificate is not trusted|errors in the certificate chain: (?:PartialChain|UntrustedRoot)|RemoteCertificateChainErrors|failed to verify certificate: x509|SSL certificate problem(?!: (?:certificate (?:has expired|is not yet)|self[- ]signed certificate in|unable to get))|invalid peer certificate: UnknownIssuer|SEC_E_UNTRUSTED_ROOT|CERTIFICATE_VERIFY_FAILED(?!\] certificate verify failed: (?:certificate has expired|Hostname|self[- ]signed certificate in|IP address))/,
    by: ['librdkafka', 'java', 'node', 'go', 'python', 'openssl', 'rustls', 'dotnet'],
    points: 'fits',
    also: ['config/https-ca-not-set', 'network/tls-intercepted', 'network/tls-missing-intermediate'],
    not: "It is not the broker's certificate: what the client trusts for the broker does not count for the token endpoint.",
    leg: 'identity-provider',
    unless:
      /certificate is valid for|not standards compliant|relies on legacy Common Name|has expired or is not yet valid|unable to verify the first|certificate has expired|Hostname mismatch|self[- ]signed certificate in certificate chain|wrong version number/i,
    common: true,
    example:
      '%3|1718691008.556|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://10.20.30.40:8443/realms/plant/protocol/openid-connect/token": SSL certificate problem: unable to get local issuer certificate (-1)',
    source: 'librdkafka#4761; OpenJDK, Node.js, Go, Python',
  },
]);
