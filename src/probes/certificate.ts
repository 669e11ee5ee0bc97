import { X509Certificate } from 'node:crypto';
import type { Certificate } from '../evidence/connection.ts';

/** The connections of a run show the same few certificates again and again. */
const known = new Map<string, Certificate>();
const MOST_KNOWN = 64;

/** @throws OpenSSL's error for data that is not a certificate */
export function certificateOf(der: Buffer): Certificate {
  const key = der.toString('base64');
  const made = known.get(key) ?? parsed(der);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

function parsed(der: Buffer): Certificate {
  const x509 = new X509Certificate(der);
  return {
    subject: inOneLine(x509.subject),
    issuer: inOneLine(x509.issuer),
    names: namesIn(x509.subjectAltName),
    notBefore: Date.parse(x509.validFrom),
    notAfter: Date.parse(x509.validTo),
    fingerprint256: x509.fingerprint256,
    selfSigned: x509.checkIssued(x509),
  };
}

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
