import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-name-mismatch', [
  {
    pattern:
      /ERR_TLS_CERT_ALTNAME_INVALID|No subject alternative (?:DNS )?names? (?:matching|present)|Hostname\/IP does not match certificate's altnames|certificate is valid for [^\n]{1,200}, not |Hostname mismatch|no alternative certificate subject name matches|SSL: certificate subject name|hostname mismatch|doesn't contain any IP SANs|IP address mismatch|RemoteCertificateNameMismatch|doesn't match any of the subject alternative names|invalid peer certificate: (?:NotValidForName|certificate not valid for name)|SEC_E_WRONG_PRINCIPAL/,
    by: ['node', 'java', 'go', 'python', 'curl', 'rustls'],
    points: 'says',
    common: true,
    example:
      "Hostname/IP does not match certificate's altnames: Host: sso.acme.example. is not in the cert's altnames: DNS:*.acme.internal",
    source: 'Node.js, OpenJDK, Go, Python, curl',
  },
]);
