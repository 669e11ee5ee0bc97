import { X509Certificate } from 'node:crypto';
import type { Certificate } from '../evidence/connection.ts';
import { recent } from './recent.ts';

/**
 * What a certificate says. The connections of a run show the same few certificates again and again.
 *
 * @throws OpenSSL's error for data that is not a certificate
 */
export const certificateOf = (der: Buffer): Certificate => parsed(der.toString('base64'));

const parsed = recent(64, (base64: string): Certificate => {
  const x509 = new X509Certificate(Buffer.from(base64, 'base64'));
  return {
    subject: inOneLine(x509.subject),
    issuer: inOneLine(x509.issuer),
    names: namesIn(x509.subjectAltName),
    notBefore: Date.parse(x509.validFrom),
    notAfter: Date.parse(x509.validTo),
    fingerprint256: x509.fingerprint256,
    selfSigned: x509.checkIssued(x509),
    locatesIssuer: /^CA Issuers - URI:/m.test(x509.infoAccess ?? ''),
  };
});

// A name may be empty; Node then returns undefined, despite its types.
const inOneLine = (name: string | undefined): string => (name ?? '').split('\n').join(', ');

/** `DNS:a.example, IP Address:192.0.2.1`; a name that contains a comma or quote is a JSON string. */
function namesIn(subjectAltName: string | undefined): readonly string[] {
  const entries = (subjectAltName ?? '').matchAll(/(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g);
  return [...entries].map(([, name = '']) => (name.startsWith('"') ? unquoted(name) : name));
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
