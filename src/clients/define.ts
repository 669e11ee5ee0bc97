import type { FamilyId } from '../evidence/family.ts';
import type { ClientAuth } from '../evidence/token.ts';

/** What a family of Kafka clients does by itself, whatever its configuration says. One file a family. */
export interface ClientFamily {
  readonly id: FamilyId;
  /** As a sentence names it: "the Java client". */
  readonly title: string;
  /**
   * The names of the properties about signing in that it reads; of the JAAS string's options as `jaas:clientId`. Options
   * that are a pattern (`jaas:extension_*`) are not among them.
   */
  readonly properties: readonly string[];
  /** Of properties that came later than its token fetcher: the first version that reads them. */
  readonly since?: Readonly<Record<string, string>>;
  /** Its own token fetcher; absent for a family that leaves the fetching to the application. */
  readonly fetcher?: TokenFetcher;
  /** How it writes an authorization identity into the first message; as RFC 7628 has it unless said. */
  readonly authzid?: (identity: string) => string;
}

/** What asks for the token. */
export interface TokenFetcher {
  /** How it can prove itself (RFC 7591 section 2 names), in this version or the newest. */
  readonly clientAuths: (version?: string) => readonly ClientAuth[];
  /** The settings of a token request that it knows: neither `audience` nor `resource` is among them. */
  readonly parameters: readonly string[];
  /** Id, secret and scope as it sends them, less the blanks that it cuts off; absent: it cuts off nothing. */
  readonly trim?: (text: string) => string;
  /** The protocols that it offers in the TLS handshake (RFC 7301); absent: none. */
  readonly alpn?: readonly string[];
  /** The media types of an answer that it reads; absent: it does not look. */
  readonly reads?: RegExp;
  /** Pure: the very bytes that this client sends for these settings, or why it does not come to that. */
  readonly request: (ask: TokenAsk) => TokenRequest | NoRequest;
}

/** What a client's token fetcher goes by. */
export interface TokenAsk {
  readonly url: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  /** `sasl.oauthbearer.header.urlencode` of the Java client. */
  readonly headerUrlencode: boolean;
  /** Of the client's library; the newest that is known here unless given. */
  readonly version?: string;
}

/** A token request as it goes over the wire. It holds the secret. */
export interface TokenRequest {
  /** The request target (RFC 9112 section 3.2). */
  readonly target: string;
  /** All header lines in their order, spelled as the client spells them, `Host` and `Content-Length` among them. */
  readonly headers: readonly HeaderLine[];
  readonly body: string;
}

export type HeaderLine = readonly [name: string, value: string];

/** The client refuses its own configuration, and asks nobody. */
export interface NoRequest {
  /** The setting that it refuses. */
  readonly refused: 'clientId' | 'clientSecret';
  /** Why, as the second half of a sentence: "its client secret is empty or only spaces". */
  readonly because: string;
}

/** The same request with the secret in its body (`client_secret_post`), and nothing else changed. */
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

/** Where a URL is asked: its path and query, without the fragment. */
export const requestTarget = ({ pathname, search }: URL): string => `${pathname}${search}`;

/** The value of `Content-Length`: bytes, where a scope outside ASCII has fewer characters. */
export const lengthOf = (body: string): string => String(Buffer.byteLength(body));

/** As `application/x-www-form-urlencoded` encodes a value; `java.net.URLEncoder` does the same. */
export const formEncoded = (text: string): string =>
  new URLSearchParams({ v: text }).toString().slice('v='.length);
