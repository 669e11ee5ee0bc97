import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import {
  connect,
  createSecureContext,
  type DetailedPeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import type { Certificate, TlsFacts } from '../evidence/connection.ts';
import type { Target } from '../target/target.ts';
import { abortable } from './deadline.ts';

export interface TlsSettings {
  readonly context: SecureContext;
  readonly alpn?: readonly string[];
  /** Verification is off, for looking at a refused chain: the caller sends nothing. */
  readonly lookOnly?: boolean;
}

/**
 * What this target trusts and shows: the public roots and `ca`; with `clientCertificate` also the client's own
 * certificate (RFC 8705), which nobody but the token endpoint and the broker is to see.
 *
 * @throws when a certificate or key of the target is no PEM.
 */
export function tlsSettings(
  target: Pick<Target, 'ca' | 'clientCertificate' | 'clientCertificateKey'>,
  {
    clientCertificate = false,
    alpn,
  }: { readonly clientCertificate?: boolean; readonly alpn?: readonly string[] } = {},
): TlsSettings {
  const { ca, clientCertificate: cert, clientCertificateKey: key } = target;
  const context = createSecureContext(
    clientCertificate && cert !== undefined && key !== undefined ? { cert, key: key.reveal() } : {},
  );
  // The `ca` option would replace the roots and NODE_EXTRA_CA_CERTS; this adds to them, as Node itself does with each
  // member of that option, and saves parsing 144 roots again (30 ms).
  if (ca !== undefined) (context.context as { addCACert: (pem: string) => void }).addCACert(ca);
  return alpn === undefined ? { context } : { context, alpn };
}

/** The TLS handshake over an open socket. Rejects with Node's error when it fails or the certificate is refused. */
export async function secure(
  carrier: Socket,
  host: string,
  { context, alpn, lookOnly = false }: TlsSettings,
  signal: AbortSignal,
): Promise<{ readonly socket: TLSSocket; readonly facts: TlsFacts }> {
  const socket = connect({
    socket: carrier,
    host,
    secureContext: context,
    rejectUnauthorized: !lookOnly,
    // RFC 6066 section 3: literal addresses are not permitted in server_name.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(alpn === undefined ? {} : { ALPNProtocols: [...alpn] }),
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
    return { socket, facts: factsOf(socket) };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

const closedEarly = (): Error =>
  Object.assign(new Error('the connection was closed during the TLS handshake'), { code: 'ECONNRESET' });

const factsOf = (socket: TLSSocket): TlsFacts => ({
  protocol: socket.getProtocol() ?? '',
  cipher: socket.getCipher().standardName,
  ...(typeof socket.alpnProtocol === 'string' ? { alpn: socket.alpnProtocol } : {}),
  chain: chainOf(socket.getPeerCertificate(true)),
});

/** Enough for any real chain; a hostile one ends here. */
const LONGEST_CHAIN = 12;

function chainOf(leaf: DetailedPeerCertificate): readonly Certificate[] {
  const chain: Certificate[] = [];
  let each: DetailedPeerCertificate | undefined = leaf;
  // The last one names itself as its issuer, and an anonymous peer gives an empty object.
  while (each?.raw !== undefined && chain.length < LONGEST_CHAIN) {
    chain.push(certificateOf(each.raw));
    each = each.issuerCertificate === each ? undefined : each.issuerCertificate;
  }
  return chain;
}

function certificateOf(der: Buffer): Certificate {
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

// A name may be empty: then Node gives undefined, whatever its types say.
const inOneLine = (name: string | undefined): string => (name ?? '').split('\n').join(', ');

/** `DNS:a.example, IP Address:192.0.2.1`; a name with a comma or quote in it is a JSON string. */
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
