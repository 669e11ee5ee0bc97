/**
 * One connection, stage by stage: name, TCP, proxy tunnel, TLS. The stages stand in the order in which they
 * are passed; the first that is not ok is where it stopped, and those after it are absent.
 */
export interface Connection {
  readonly host: string;
  readonly port: number;
  /** `host:port` of the HTTP proxy that the connection went through, if it did. */
  readonly proxy?: string;
  /** What decided whether there is a proxy in between; absent: nothing names one. */
  readonly proxyRule?: ProxyRule;
  /**
   * True of a way that the client itself would not take: through a proxy of this machine's environment that its token
   * fetcher does not know. What goes over it are requests that the client never makes.
   */
  readonly detour?: true;
  /** What was asked over it, in words: `token`, `discovery`. */
  readonly carried?: readonly string[];
  readonly dns?: StageResult<{ readonly addresses: readonly Address[] }>;
  readonly tcp?: StageResult<{ readonly address: string; readonly attempts: readonly Attempt[] }>;
  /** The answer to CONNECT (RFC 9110 section 9.3.6). */
  readonly tunnel?: StageResult<TunnelFacts>;
  readonly tls?: StageResult<TlsFacts>;
}

export type StageResult<T> =
  | { readonly ok: true; readonly value: T; readonly tookMs: number }
  | {
      readonly ok: false;
      /**
       * Node's code (`ENOTFOUND`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`), the same on every version of it: `ETIMEDOUT` at any
       * stage that got no answer in its time, `ERR_SSL_WRONG_VERSION_NUMBER` for a peer that does not speak TLS,
       * `ECONNRESET` for one that hangs up; of a proxy `HTTP_407` and the like, or `PROXY_ANSWER`; `ABORTED` by Ctrl-C.
       */
      readonly code: string;
      readonly message: string;
      readonly tookMs: number;
      /** What could be seen all the same: the refused certificates, the addresses that were tried. */
      readonly value?: Partial<T>;
    };

export interface ProxyRule {
  /** Where it is said: `--proxy`, `HTTPS_PROXY`, `NO_PROXY`. */
  readonly name: string;
  /** Of a list of exceptions, the one that holds for this host. */
  readonly entry?: string;
  /** It names a proxy, and the client does not read it. */
  readonly unread?: true;
}

export interface TunnelFacts {
  readonly status: number;
  /** Authentication schemes that the proxy offers (RFC 9110 section 11.7.1), as it spells them. */
  readonly schemes?: readonly string[];
  /** User name and password were sent along. */
  readonly credentials?: true;
}

/**
 * By what a chain was trusted: Node's own list of public authorities, certificates that were given (`--ca-file`),
 * `NODE_EXTRA_CA_CERTS`.
 */
export type Trust = 'public' | 'given' | 'node-extra';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** One address tried; `code` is absent when it answered. */
export interface Attempt {
  readonly address: string;
  readonly code?: string;
  readonly tookMs: number;
}

export interface TlsFacts {
  /** `TLSv1.3`, ... */
  readonly protocol: string;
  readonly cipher: string;
  readonly alpn?: string;
  /** Leaf first, as the server sent it; at its end the trusted root, which OpenSSL adds where it knows it. */
  readonly chain: readonly Certificate[];
  /** Absent when the chain was refused. */
  readonly trust?: Trust;
  /** Whether the server asked for a client certificate, and one was shown; absent: it did not ask. */
  readonly clientCertificate?: 'shown' | 'asked-for';
  /** Node's verification error, when the chain or the name was refused. */
  readonly refusal?: string;
}

export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and IP addresses of the subjectAltName, without their type prefix. */
  readonly names: readonly string[];
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly fingerprint256: string;
  readonly selfSigned: boolean;
}

/** The key of a connection in `Evidence.connections`: `host:port`, and of a detour that it is one. */
export const connectionKey = ({ host, port, detour }: Pick<Connection, 'host' | 'port' | 'detour'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}${detour === true ? ' (detour)' : ''}`;
