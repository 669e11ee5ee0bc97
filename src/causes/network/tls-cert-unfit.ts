import { sh } from '../../commands/sh.ts';
import { legCause, showChain } from './leg.ts';

/** Node's names for OpenSSL's verification errors (X509_V_ERR_…), and their meaning. */
const WHY: Readonly<Record<string, string>> = {
  INVALID_PURPOSE: 'it was issued for another use than that of a server (extended key usage)',
  EE_KEY_TOO_SMALL: 'its key is too short',
  CA_KEY_TOO_SMALL: 'the key of its authority is too short',
  CA_MD_TOO_WEAK: 'its authority signs with an algorithm that is not safe (MD5, SHA-1)',
  CERT_SIGNATURE_FAILURE: 'its signature is not that of the authority that it names',
  CERT_REVOKED: 'it was revoked',
};

/** RFC 5280 section 4.2.1.12 (serverAuth); OpenSSL's security level (SSL_CTX_set_security_level). */
export default legCause({
  id: 'network/tls-cert-unfit',
  title: 'The certificate is not valid for a server, or is too weak',
  strength: 'stated',
  breaks: ({ stage, code }) => stage === 'tls' && WHY[code] !== undefined,
  because: ({ host, code, chain: [leaf] }) =>
    `${host} shows a certificate${leaf === undefined ? '' : ` ("${leaf.subject}" from "${leaf.issuer}")`} that is not accepted: ${WHY[code] ?? ''}.`,
  repaired: 'with a certificate that is fit for a server',
  fix: (broken) => ({
    summary: `Have a new certificate issued for ${broken.host}: for servers (serverAuth), RSA of 2048 bits or more or ECDSA, signed with SHA-256.`,
    steps: [],
    commands: [
      {
        kind: 'idp',
        text: sh`${showChain(broken)} | openssl x509 -noout -text | grep -A1 -E "Signature Algorithm|Public-Key|Extended Key Usage"`,
      },
    ],
  }),
});
