import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto);

const DAY = 86_400_000;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A usual certification authority: a root, an intermediate, and leaves on demand. */
export interface Authority {
  /** The root as PEM: what a client has to trust. */
  readonly root: string;
  readonly leaf: (wish: LeafWish) => Promise<Leaf>;
}

export interface LeafWish {
  /** DNS names and IP addresses; the first one is the common name too. */
  readonly names: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /**
   * What the server sends in addition to the leaf; a well configured one sends the intermediate (RFC 8446 section
   * 4.4.2).
   */
  readonly sends?: 'intermediate' | 'nothing' | 'intermediate-and-root';
  readonly extendedKeyUsage?: 'server' | 'client';
}

/** PEM, as for `tls.createSecureContext`. */
export interface Leaf {
  readonly key: string;
  readonly cert: string;
}

/** Creates an authority with its own keys; takes a few milliseconds. */
export async function makeAuthority(name = 'Lab'): Promise<Authority> {
  const [rootKeys, intermediateKeys] = await Promise.all([newKeys(), newKeys()]);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name} Root CA, O=${name}`,
    ...validity(-3650, 3650),
    signingAlgorithm: CURVE,
    keys: rootKeys,
    extensions: await authorityExtensions(rootKeys.publicKey),
  });
  const intermediate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name} Issuing CA, O=${name}`,
    issuer: root.subject,
    ...validity(-1825, 1825),
    signingAlgorithm: CURVE,
    publicKey: intermediateKeys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: await authorityExtensions(intermediateKeys.publicKey),
  });

  const leaf = async (wish: LeafWish): Promise<Leaf> => {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      subject: subjectOf(wish.names),
      issuer: intermediate.subject,
      notBefore: wish.notBefore ?? fromNow(-30),
      notAfter: wish.notAfter ?? fromNow(60),
      signingAlgorithm: CURVE,
      publicKey: keys.publicKey,
      signingKey: intermediateKeys.privateKey,
      extensions: [
        ...leafExtensions(wish),
        new x509.AuthorityInfoAccessExtension({ caIssuers: 'http://pki.lab.example/issuing-ca.crt' }),
      ],
    });
    const sent = {
      nothing: [certificate],
      intermediate: [certificate, intermediate],
      'intermediate-and-root': [certificate, intermediate, root],
    }[wish.sends ?? 'intermediate'];
    return { key: await privateKeyPem(keys), cert: sent.map((each) => each.toString('pem')).join('\n') };
  };

  return { root: root.toString('pem'), leaf };
}

/** A self-signed certificate. */
export async function selfSigned(names: readonly string[]): Promise<Leaf> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: subjectOf(names),
    ...validity(-30, 60),
    signingAlgorithm: CURVE,
    keys,
    extensions: leafExtensions({ names }),
  });
  return { key: await privateKeyPem(keys), cert: certificate.toString('pem') };
}

export const fromNow = (days: number): Date => new Date(Date.now() + days * DAY);

const validity = (from: number, to: number) => ({ notBefore: fromNow(from), notAfter: fromNow(to) });

const newKeys = () => webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);

/** The common name is limited to 64 characters (RFC 5280 appendix A.1, ub-common-name). */
const subjectOf = ([first = 'lab']: readonly string[]): string => `CN=${first.slice(0, 64)}`;

const authorityExtensions = async (key: webcrypto.CryptoKey): Promise<x509.Extension[]> => [
  new x509.BasicConstraintsExtension(true, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  await x509.SubjectKeyIdentifierExtension.create(key),
];

const leafExtensions = ({ names, extendedKeyUsage }: LeafWish): x509.Extension[] => [
  new x509.BasicConstraintsExtension(false, undefined, true),
  new x509.ExtendedKeyUsageExtension([
    x509.ExtendedKeyUsage[extendedKeyUsage === 'client' ? 'clientAuth' : 'serverAuth'],
  ]),
  new x509.SubjectAlternativeNameExtension(
    names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }) as const),
  ),
];

async function privateKeyPem({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', privateKey);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}
