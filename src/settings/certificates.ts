import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { invalid, type Problem } from '../text/problem.ts';

const NO_CERTIFICATE = 'contains no certificate (PEM: -----BEGIN CERTIFICATE-----)';

/** What such a file often is instead, by its first bytes as UTF-8, and how to convert it to PEM. */
const OTHER_FORMS: readonly (readonly [begins: RegExp, words: string])[] = [
  // RFC 7292 section 4: a SEQUENCE that begins with the INTEGER 3.
  [/^0\uFFFD[^]{1,3}\x02\x01\x03/, 'it is PKCS #12; convert it: openssl pkcs12 -in FILE -nokeys -out ca.pem'],
  [/^0\uFFFD/, 'it is binary (DER); convert it: openssl x509 -inform der -in FILE -out ca.pem'],
  [/^\uFFFD{4}/, 'it may be a Java keystore; export it: keytool -list -rfc -keystore FILE > ca.pem'],
  [/-----BEGIN PKCS7-----/, 'it is PKCS #7; convert it: openssl pkcs7 -in FILE -print_certs -out ca.pem'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'it is a private key'],
  [/B\0E\0G\0I\0N/, 'it is UTF-16; save it as UTF-8'],
];

const noCertificate = (text: string): string => {
  const words = OTHER_FORMS.find(([begins]) => begins.test(text))?.[1];
  return words === undefined ? NO_CERTIFICATE : `${NO_CERTIFICATE}: ${words}`;
};

const NO_KEY = 'contains no readable private key (PEM, without a passphrase: -----BEGIN PRIVATE KEY-----)';
const LOCKED =
  'contains an encrypted private key, and the doctor does not ask for passphrases; decrypt it: openssl pkey -in KEY.pem -out PLAIN.pem';

/** Converts any PEM key to PKCS #8, the only form that jose accepts; or says why that is not possible. */
export function privateKey(pem: string): { readonly pkcs8: string } | { readonly unfit: string } {
  try {
    return { pkcs8: pkcs8Of(createPrivateKey(pem)) };
  } catch {
    // RFC 7468 section 11; the older form uses a header (RFC 1421 section 4.6.1.1).
    const locked = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem);
    return { unfit: locked ? LOCKED : NO_KEY };
  }
}

const pkcs8Of = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Why certificates cannot be used; undefined when they can. */
export const unfitCertificates = (pem: string): string | undefined => {
  const read = certificatesIn(pem);
  return 'unfit' in read ? read.unfit : undefined;
};

function certificatesIn(
  pem: string,
): { readonly all: readonly X509Certificate[] } | { readonly unfit: string } {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*(?:-----END CERTIFICATE-----)?/g) ?? [];
  if (blocks.length === 0) return { unfit: noCertificate(pem) };
  const all: X509Certificate[] = [];
  for (const block of blocks) {
    try {
      all.push(new X509Certificate(block));
    } catch {
      const which =
        blocks.length === 1
          ? 'a certificate'
          : `a certificate (number ${all.length + 1} of ${blocks.length})`;
      return { unfit: `contains ${which} that cannot be read; is it cut off?` };
    }
  }
  return { all };
}

interface Pair {
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

/**
 * A client certificate (RFC 8705) and its key, checked against each other before use. One PEM file may contain both.
 *
 * @param where how a message names the two settings
 * @param how to give the one that lacks
 * @param now milliseconds since the epoch
 */
export function mutualTls(
  { certificate, key }: Pair,
  where: Named,
  how: Named,
  now: number,
): {
  readonly clientCertificate?: string;
  readonly clientCertificateKey?: string;
  readonly problems: readonly Problem[];
} {
  if (certificate === undefined) {
    return key === undefined
      ? { problems: [] }
      : {
          problems: [
            lacking(
              'clientCertificate',
              `${where.key}: needs its certificate; for example ${how.certificate}`,
            ),
          ],
        };
  }
  const read = certificatesIn(certificate);
  if ('unfit' in read)
    return { problems: [invalid('clientCertificate', `${where.certificate}: ${read.unfit}`)] };
  const together = key === undefined && /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(certificate);
  const pem = together ? certificate : key;
  if (pem === undefined) {
    return {
      problems: [
        lacking(
          'clientCertificateKey',
          `${where.certificate}: needs its private key; for example ${how.key}`,
        ),
      ],
    };
  }
  const secret = privateKey(pem);
  if ('unfit' in secret) {
    return {
      problems: [
        together
          ? invalid('clientCertificate', `${where.certificate}: ${secret.unfit}`)
          : invalid('clientCertificateKey', `${where.key}: ${secret.unfit}`),
      ],
    };
  }
  const [leaf] = read.all;
  const problems = leaf === undefined ? [] : unfitPair(leaf, secret.pkcs8, where, now);
  return { clientCertificate: certificate, clientCertificateKey: secret.pkcs8, problems };
}

/** The two settings, in words. */
interface Named {
  readonly certificate: string;
  readonly key: string;
}

const lacking = (property: string, line: string): Problem => ({ code: 'missing-property', property, line });

function unfitPair(leaf: X509Certificate, pkcs8: string, where: Named, now: number): readonly Problem[] {
  const [from, to] = [Date.parse(leaf.validFrom), Date.parse(leaf.validTo)];
  return [
    ...(leaf.checkPrivateKey(createPrivateKey(pkcs8))
      ? []
      : [
          invalid(
            'clientCertificateKey',
            `${where.key}: is not the key of the certificate (${where.certificate}); give a matching pair, with the client's own certificate first in its file`,
          ),
        ]),
    ...(now > to
      ? [
          invalid(
            'clientCertificate',
            `${where.certificate}: contains a certificate that expired on ${day(to)}; renew it`,
          ),
        ]
      : []),
    ...(now < from
      ? [
          invalid(
            'clientCertificate',
            `${where.certificate}: contains a certificate that is not valid before ${day(from)}; renew it, or correct this machine's clock`,
          ),
        ]
      : []),
  ];
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
