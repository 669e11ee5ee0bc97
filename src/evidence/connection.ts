/**
 * One connection, stage by stage: DNS, TCP, proxy tunnel, TLS. The stages are in order; the first that is not ok is
 * where the connection stopped, and the later ones are absent.
 */
export interface Connection {
  readonly host: string;
  readonly port: number;
  /** `host:port` of the HTTP proxy that the connection went through, if it did. */
  readonly proxy?: string;
  /** What decided whether a proxy is used; absent when nothing configures one. */
  readonly proxyRule?: ProxyRule;
  /**
   * A connection that the client itself would not make this way: through a proxy of this machine's environment that its
   * token fetcher ignores. It carries only requests that the client never makes.
   */
  readonly detour?: true;
  /** The requests it carried, in words: `token`, `discovery`. */
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
       * A stable code: Node's (`ENOTFOUND`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`), normalized across Node versions.
       * `ETIMEDOUT` at any stage without an answer in time, `ERR_SSL_WRONG_VERSION_NUMBER` for a peer that does not
       * speak TLS, `ECONNRESET` for one that closes the connection; for a proxy `HTTP_407` and the like, or
       * `PROXY_ANSWER`; `ABORTED` on Ctrl-C; `HELD_UP` when this process could not run to see an answer.
       */
      readonly code: string;
      readonly message: string;
      readonly tookMs: number;
      /** What was still observed: the refused certificates, the addresses that were tried. */
      readonly value?: Partial<T>;
    };

export interface ProxyRule {
  /** The setting that decides: `--proxy`, `HTTPS_PROXY`, `NO_PROXY`. */
  readonly name: string;
  /** The entry of a no-proxy list that matches this host. */
  readonly entry?: string;
  /** It configures a proxy, but the client does not read it. */
  readonly unread?: true;
}

export interface TunnelFacts {
  readonly status: number;
  /** Authentication schemes that the proxy offers (RFC 9110 section 11.7.1), as the proxy spells them. */
  readonly schemes?: readonly string[];
  /** User name and password were sent. */
  readonly credentials?: true;
}

/**
 * Why a chain was trusted: Node's public authorities, certificates given by the user (`--ca-file`), or
 * `NODE_EXTRA_CA_CERTS`.
 */
export type Trust = 'public' | 'given' | 'node-extra';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** One address that was tried; `code` is absent when it answered. */
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
  /** Leaf first, as the server sent it, followed by the trusted root, which OpenSSL adds when it knows it. */
  readonly chain: readonly Certificate[];
  /** Absent when the chain was refused. */
  readonly trust?: Trust;
  /**
   * Whether the client, which trusts a list of its own in place of the public authorities, has this chain's; absent when it has
   * no such list, or the list could not be read.
   */
  readonly clientTrust?: 'has-authority' | 'lacks-authority';
  /** Whether the server asked for a client certificate, and whether one was sent; absent when it did not ask. */
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
  /** Whether it says where its issuer's certificate is (RFC 5280 section 4.2.2.1); earlier bundles do not tell. */
  readonly locatesIssuer?: boolean;
}

/** The key of a connection in `Evidence.connections`: `host:port`, with a suffix for a detour. */
export const connectionKey = ({ host, port, detour }: Pick<Connection, 'host' | 'port' | 'detour'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}${detour === true ? ' (detour)' : ''}`;
