import type { FamilyId } from '../evidence/family.ts';
import type { ClientAuth } from '../evidence/token.ts';

/** The built-in behaviour of a family of Kafka clients, independent of configuration. One file per family. */
export interface ClientFamily {
  readonly id: FamilyId;
  /** As a sentence names it: "the Java client". */
  readonly title: string;
  /**
   * The properties about signing in that it reads; options of the JAAS string as `jaas:clientId`. Patterns
   * (`jaas:extension_*`) are not included.
   */
  readonly properties: readonly string[];
  /** For properties that came later than its token fetcher: the first version that reads them. */
  readonly since?: Readonly<Record<string, string>>;
  /** Its own token fetcher; absent for a family whose applications fetch the token. */
  readonly fetcher?: TokenFetcher;
  /**
   * When it re-authenticates on a connection (KIP-368): milliseconds from its sign-in, for a session of this length; default:
   * after 90 % of it, which is what librdkafka does and the middle of what Java's client does (85 to 95 %, at random).
   */
  readonly reauthenticatesAfter?: (sessionMs: number) => number;
  /** How it writes an authorization identity into the first message; default: as in RFC 7628. */
  readonly authzid?: (identity: string) => string;
}

/** The part of a client that requests the token. */
export interface TokenFetcher {
  /** The authentication methods it supports (RFC 7591 section 2 names), in this version or the newest. */
  readonly clientAuths: (version?: string) => readonly ClientAuth[];
  /** The settings of a token request that it supports: neither `audience` nor `resource` is among them. */
  readonly parameters: readonly string[];
  /** How it trims id, secret and scope; absent: it does not. */
  readonly trim?: (text: string) => string;
  /** The protocols that it offers in the TLS handshake (RFC 7301); absent: none. */
  readonly alpn?: readonly string[];
  /** The media types that it accepts in an answer; absent: it does not check. */
  readonly reads?: RegExp;
  /** Pure: the exact bytes that this client sends for these settings, or why it sends nothing. */
  readonly request: (ask: TokenAsk) => TokenRequest | NoRequest;
}

/** The settings that a client's token fetcher uses. */
export interface TokenAsk {
  readonly url: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  /** `sasl.oauthbearer.header.urlencode` of the Java client. */
  readonly headerUrlencode: boolean;
  /** The version of the client's library; default: the newest known one. */
  readonly version?: string;
}

/** A token request as it is sent. It contains the secret. */
export interface TokenRequest {
  /** The request target (RFC 9112 section 3.2). */
  readonly target: string;
  /** All header lines in order, in the client's spelling, including `Host` and `Content-Length`. */
  readonly headers: readonly HeaderLine[];
  readonly body: string;
}

export type HeaderLine = readonly [name: string, value: string];

/** The client rejects its own configuration and sends nothing. */
export interface NoRequest {
  /** The setting that it rejects. */
  readonly refused: 'clientId' | 'clientSecret';
  /** Why, as the second half of a sentence: "its client secret is empty or only spaces". */
  readonly because: string;
}

/** The same request with the secret in its body (`client_secret_post`), otherwise unchanged. */
export function withSecretInBody(
  { target, headers, body }: TokenRequest,
  { clientId, clientSecret }: Pick<TokenAsk, 'clientId' | 'clientSecret'>,
): TokenRequest {
  const longer = `${body}&client_id=${formEncoded(clientId)}&client_secret=${formEncoded(clientSecret)}`;
  return {
    target,
    headers: headers
      .filter(([name]) => name !== 'Authorization')
      .map(([name, value]) => (name === 'Content-Length' ? [name, lengthOf(longer)] : [name, value])),
    body: longer,
  };
}

export const FORM = 'application/x-www-form-urlencoded';

/** Path and query of a URL, without the fragment. */
export const requestTarget = ({ pathname, search }: URL): string => `${pathname}${search}`;

/** The value of `Content-Length`, in bytes: a scope outside ASCII has fewer characters. */
export const lengthOf = (body: string): string => String(Buffer.byteLength(body));

/** A value as `application/x-www-form-urlencoded`; `java.net.URLEncoder` does the same. */
export const formEncoded = (text: string): string =>
  new URLSearchParams({ v: text }).toString().slice('v='.length);
