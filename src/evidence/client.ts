import type { ClientConfiguration } from './configuration.ts';
import type { FamilyId } from './family.ts';
import type { ClientAuth } from './token.ts';

/**
 * The client's configuration as evidence: what was set and what it looks like, secrets reduced to their traits.
 * Made from a `Target` by `target/facts.ts`; members that were not configured are absent.
 */
export interface ClientFacts {
  readonly name: string;
  readonly tokenEndpoint?: string;
  readonly clientId?: string;
  readonly clientSecret?: SecretTraits;
  readonly clientAuth: ClientAuth;
  readonly audience?: string;
  readonly scope?: string;
  readonly resource?: string;
  /** Names of further parameters of the token request. */
  readonly params: readonly string[];
  /** A token was given; none is fetched. */
  readonly givenToken: boolean;
  readonly discoveryUrl?: string;
  readonly providerId?: string;
  /** As configured: one id, or several joined by commas. */
  readonly poolId?: string;
  readonly confluentApiUrl: string;
  readonly confluentApiKeyGiven: boolean;
  /** As configured, whatever prefix or blanks they have. */
  readonly bootstrapServers: readonly string[];
  readonly logicalCluster?: string;
  /** Every SASL extension that the client sends, `logicalCluster` and `identityPoolId` among them. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly securityProtocol: string;
  readonly saslMechanism: string;
  /** Which client it is, when that is known: that decides what reaches the identity provider and the broker. */
  readonly client?: FamilyId;
  /** The version of its library, as it was given: `4.1.0`. */
  readonly clientVersion?: string;
  /** `sasl.oauthbearer.header.urlencode` of the Java client: whether id and secret are encoded in the Basic scheme. */
  readonly headerUrlencode?: boolean;
  /**
   * Its Basic header for this id and secret is in base64url (RFC 4648 section 5), and differs from the ordinary
   * one that RFC 7617 asks for; absent: it is the same.
   */
  readonly basicHeader?: 'base64url';
  /** `sasl.oauthbearer.sub.claim.name`: the claim that the client itself takes for the subject; `sub` unless given. */
  readonly subClaimName?: string;
  /** The authorization identity of RFC 7628 section 3.1 (`a=` in the first message). */
  readonly authorizationIdentity?: string;
  /** `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls` of the JVM, when it is known. */
  readonly allowedUrls?: readonly string[];
  /** The client's own file. */
  readonly configuration?: ClientConfiguration;
  readonly topics: readonly { readonly name: string; readonly wanted: 'read' | 'write' | 'describe' }[];
  readonly groups: readonly string[];
  readonly caFile?: string;
  /** Without user name and password. */
  readonly proxy?: string;
  readonly offline: boolean;
  readonly experiments: boolean;
  /** Milliseconds by which the client's clock is ahead; absent: it is this machine's, see `facts/client-clock.ts`. */
  readonly clockAheadMs?: number;
}

/** What can be said of a secret without saying it: of the one that is sent, less the blanks that the client cuts off. */
export interface SecretTraits {
  readonly empty: boolean;
  readonly surroundingWhitespace: boolean;
  readonly newlineInside: boolean;
  readonly quoted: boolean;
  /** `${VAR}`, `<secret>`, `{{ .Values.x }}`, `changeme`. */
  readonly placeholder: boolean;
  /** Decodes from base64 to printable text of a plausible length. */
  readonly base64OfText: boolean;
  /** A GUID: in Entra ID the secret's id, not its value. */
  readonly guid: boolean;
  /** Has characters that clients and providers may encode differently in a Basic header; see `target/facts.ts`. */
  readonly needsEncoding: boolean;
  readonly backslash: boolean;
  /** Has characters outside printable ASCII: a byte-order mark, a no-break space, a typographic dash. */
  readonly nonAscii: boolean;
  /** Goes on behind a blank in what reads like a comment: `#` and words. */
  readonly commented?: true;
}
