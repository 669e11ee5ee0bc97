import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import * as tls from 'node:tls';
import {
  checkServerIdentity,
  connect,
  createSecureContext,
  rootCertificates,
  type DetailedPeerCertificate,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import type { Certificate, TlsFacts, Trust } from '../evidence/connection.ts';
import type { Secret, Target } from '../settings/target.ts';
import { certificateOf } from './certificate.ts';
import { abortable } from './deadline.ts';
import { recent } from './recent.ts';

export interface TlsSettings {
  readonly context: SecureContext;
  readonly alpn?: readonly string[];
  /** Disables verification, to examine a refused chain: the caller sends nothing. */
  readonly lookOnly?: boolean;
  /** PEM certificates that are trusted in addition to the public ones, by origin. */
  readonly trusted?: { readonly given?: string; readonly 'node-extra'?: string };
  /** What the client trusts here in place of the public authorities, in PEM. */
  readonly clientTrusts?: string;
  /** Whether a client certificate is configured. */
  readonly hasCertificate?: boolean;
}

/**
 * The certificates that this target trusts and presents: the public roots, `ca` and `NODE_EXTRA_CA_CERTS`; with
 * `clientCertificate` also the client's own certificate (RFC 8705), which only the token endpoint and the broker may
 * receive.
 *
 * @throws when a certificate or key of the target is not PEM
 */
export function tlsSettings(
  target: Pick<Target, 'ca' | 'clientCertificate' | 'clientCertificateKey' | 'environment'>,
  {
    clientCertificate = false,
    clientTrusts,
    alpn,
  }: {
    readonly clientCertificate?: boolean;
    readonly clientTrusts?: string | undefined;
    readonly alpn?: readonly string[];
  } = {},
): TlsSettings {
  const { ca, clientCertificate: cert, clientCertificateKey: key } = target;
  const extra = target.environment?.extraCa?.pem;
  const hasCertificate = clientCertificate && cert !== undefined && key !== undefined;
  const context = contextFor({ ca, extra, shown: hasCertificate ? { cert, key } : undefined });
  return {
    context,
    ...(alpn === undefined ? {} : { alpn }),
    trusted: {
      ...(ca === undefined ? {} : { given: ca }),
      ...(extra === undefined ? {} : { 'node-extra': extra }),
    },
    ...(clientTrusts === undefined ? {} : { clientTrusts }),
    hasCertificate,
  };
}

/** What a context is made of. Undefined where there is nothing of it. */
interface Made {
  readonly ca: string | undefined;
  readonly extra: string | undefined;
  readonly shown: { readonly cert: string; readonly key: Secret } | undefined;
}

/**
 * Every connection of a run asks for the same one or two contexts, and each is 144 roots to parse where there is a `ca`:
 * 30 ms. Of as many targets at once as a fleet has the last few are kept.
 */
const contexts: (Made & { readonly context: SecureContext })[] = [];
const MOST_CONTEXTS = 8;

function contextFor(made: Made): SecureContext {
  const { ca, extra, shown } = made;
  const known = contexts.find(
    (each) =>
      each.ca === ca &&
      each.extra === extra &&
      each.shown?.cert === shown?.cert &&
      each.shown?.key === shown?.key,
  );
  if (known !== undefined) return known.context;
  const context = createSecureContext({
    ...(shown !== undefined && { cert: shown.cert, key: shown.key.reveal() }),
    // Without a `ca` the store of Node is the right one: it has the public roots and NODE_EXTRA_CA_CERTS.
    ...(ca !== undefined && { ca: trustedWith(ca, extra) }),
  });
  contexts.unshift({ ...made, context });
  contexts.length = Math.min(contexts.length, MOST_CONTEXTS);
  return context;
}

/** The `ca` option of Node replaces the roots. Those of the system are mostly among them: each is parsed once. */
function trustedWith(ca: string, extra: string | undefined): string[] {
  const all = [ca, defaultRoots().join('\n'), ...(extra === undefined ? [] : [extra])];
  return [...new Map(all.flatMap((text) => [...certificatesIn(text)])).values()];
}

/** Node 22.15 says which certificates it trusts by itself, with `--use-system-ca` the system's. */
const defaultRoots = (): readonly string[] =>
  (tls as { getCACertificates?: (type: 'default') => string[] }).getCACertificates?.('default') ??
  rootCertificates;

/** The TLS handshake over an open socket. Rejects with Node's error when it fails or the certificate is refused. */
export async function secure(
  carrier: Socket,
  host: string,
  settings: TlsSettings,
  signal: AbortSignal,
): Promise<{ readonly socket: TLSSocket; readonly facts: TlsFacts }> {
  const { context, alpn, lookOnly = false } = settings;
  let shown: PeerCertificate | undefined;
  const socket = connect({
    socket: carrier,
    host,
    secureContext: context,
    rejectUnauthorized: !lookOnly,
    // RFC 6066 section 3: literal addresses are not permitted in server_name.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(alpn === undefined ? {} : { ALPNProtocols: [...alpn] }),
    // Node makes these objects for this check, and would make them again.
    checkServerIdentity: (name, certificate) => {
      shown = certificate;
      return checkServerIdentity(name, certificate);
    },
  });
  socket.on('error', () => undefined);
  try {
    await abortable(
      new Promise<void>((resolve, reject) => {
        socket.once('secureConnect', resolve).once('error', reject);
        socket.once('close', () => reject(closedEarly()));
      }),
      signal,
    );
    const leaf = shown !== undefined && isDetailed(shown) ? shown : socket.getPeerCertificate(true);
    return { socket, facts: factsOf(socket, leaf, settings) };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

const closedEarly = (): Error =>
  Object.assign(new Error('the connection was closed during the TLS handshake'), { code: 'ECONNRESET' });

const isDetailed = (certificate: PeerCertificate): certificate is DetailedPeerCertificate =>
  'issuerCertificate' in certificate;

function factsOf(socket: TLSSocket, leaf: DetailedPeerCertificate, settings: TlsSettings): TlsFacts {
  // RFC 8446 section 4.3.2 and RFC 5246 section 7.4.4: a client learns signature algorithms only from
  // CertificateRequest.
  const isAsked = socket.getSharedSigalgs().length > 0;
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().standardName,
    ...(typeof socket.alpnProtocol === 'string' ? { alpn: socket.alpnProtocol } : {}),
    chain: chainOf(leaf),
    ...(socket.authorized ? { trust: trustIn(leaf, settings), ...clientTrustIn(leaf, settings) } : {}),
    ...(isAsked
      ? { clientCertificate: settings.hasCertificate === true ? ('shown' as const) : ('asked-for' as const) }
      : {}),
  };
}

type Link = Pick<DetailedPeerCertificate, 'raw' | 'issuerCertificate'>;

/** Which list made a verified chain trusted: the one that contains its last certificate. */
export function trustIn(
  leaf: Link,
  { trusted: { given, 'node-extra': extra } = {} }: Pick<TlsSettings, 'trusted'>,
): Trust {
  if (given === undefined && extra === undefined) return 'public';
  const anchor = linksOf(leaf).at(-1)?.raw.toString('base64');
  const isIn = (pem: string): boolean => anchor !== undefined && certificatesIn(pem).has(anchor);
  // A system bundle, or a copy of Java's cacerts, contains the public roots too.
  if (isIn(rootCertificates.join('\n'))) return 'public';
  if (given !== undefined && isIn(given)) return 'given';
  return extra !== undefined && isIn(extra) ? 'node-extra' : 'public';
}

/**
 * Whether the client's own list has the authority of this chain, or any other that signed one of its certificates: a root may
 * have been signed by an older one (RFC 5280 section 3.2, cross-certificates).
 */
function clientTrustIn(
  leaf: DetailedPeerCertificate,
  { clientTrusts }: TlsSettings,
): Pick<TlsFacts, 'clientTrust'> {
  if (clientTrusts === undefined) return {};
  const list = [...certificatesIn(clientTrusts).keys()].flatMap(
    (der) => certificateIn(Buffer.from(der, 'base64')) ?? [],
  );
  // A text without a certificate is not what the client reads.
  if (list.length === 0) return {};
  const has = linksOf(leaf).some(({ raw }) => {
    const shown = certificateIn(raw);
    return list.some(
      (trusted) =>
        trusted.raw.equals(raw) || (shown?.checkIssued(trusted) === true && shown.verify(trusted.publicKey)),
    );
  });
  return { clientTrust: has ? 'has-authority' : 'lacks-authority' };
}

function certificateIn(der: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

/** The PEM blocks of a text, each by the base64 of its DER. Each client of a fleet may have a list of its own, and the public roots have 200 kB. */
const certificatesIn = recent(16, (text: string): ReadonlyMap<string, string> => {
  const found =
    text.match(
      /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]*-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g,
    ) ?? [];
  return new Map(found.map((pem) => [pem.replace(/-----[^-]*-----|\s+/g, ''), pem]));
});

/** More than any real chain; stops a hostile one. */
const LONGEST_CHAIN = 12;

function chainOf(leaf: DetailedPeerCertificate): readonly Certificate[] {
  return linksOf(leaf).map(({ raw }) => certificateOf(raw));
}

function linksOf(leaf: Link): readonly Link[] {
  const links: Link[] = [];
  let each: Link | undefined = leaf;
  // The last certificate names itself as its issuer, and an anonymous peer has an empty object.
  while (each?.raw !== undefined && links.length < LONGEST_CHAIN) {
    links.push(each);
    each = each.issuerCertificate === each ? undefined : each.issuerCertificate;
  }
  return links;
}
