import type { ClientConfiguration } from './configuration.ts';
import type { FamilyId } from './family.ts';
import type { ClientAuth } from './token.ts';

/**
 * The client's configuration as evidence: what was set and what it looks like, with secrets reduced to their traits.
 * `settings/facts.ts` makes it from a `Target`; settings that were not configured are absent.
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
  /** Names of the additional parameters of the token request. */
  readonly params: readonly string[];
  /** A token was provided, so none is fetched. */
  readonly givenToken: boolean;
  readonly discoveryUrl?: string;
  readonly providerId?: string;
  /** As configured: one id, or several joined by commas. */
  readonly poolId?: string;
  readonly confluentApiUrl: string;
  readonly confluentApiKeyGiven: boolean;
  /** As configured, including any prefix and spaces. */
  readonly bootstrapServers: readonly string[];
  readonly logicalCluster?: string;
  /** Every SASL extension that the client sends, `logicalCluster` and `identityPoolId` among them. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly securityProtocol: string;
  readonly saslMechanism: string;
  /** The client's family, when known: it determines what is sent to the identity provider and the broker. */
  readonly client?: FamilyId;
  /** The version of its library, as given: `4.1.0`. */
  readonly clientVersion?: string;
  /**
   * `sasl.oauthbearer.header.urlencode` of the Java client: whether client id and secret are form-encoded in the Basic
   * header.
   */
  readonly headerUrlencode?: boolean;
  /**
   * The client encodes its Basic header in base64url (RFC 4648 section 5), and the result differs from the base64 that
   * RFC 7617 requires. Absent: the same.
   */
  readonly basicHeader?: 'base64url';
  /** `sasl.oauthbearer.sub.claim.name`: the claim that the client reads as the subject; default `sub`. */
  readonly subClaimName?: string;
  /** The authorization identity of RFC 7628 section 3.1 (`a=` in the first message). */
  readonly authorizationIdentity?: string;
  /** `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls` of the JVM, when known. */
  readonly allowedUrls?: readonly string[];
  /** The client's configuration file. */
  readonly configuration?: ClientConfiguration;
  readonly topics: readonly { readonly name: string; readonly wanted: 'read' | 'write' | 'describe' }[];
  readonly groups: readonly string[];
  readonly caFile?: string;
  /** Without user name and password. */
  readonly proxy?: string;
  readonly offline: boolean;
  readonly experiments: boolean;
  /**
   * How far the client's clock is ahead of ours, in milliseconds; absent when both run on this machine. See
   * `facts/client-clock.ts`.
   */
  readonly clockAheadMs?: number;
}

/**
 * What can be said about a secret without revealing it. Describes the secret that is sent, without the white space that
 * the client trims.
 */
export interface SecretTraits {
  readonly empty: boolean;
  readonly surroundingWhitespace: boolean;
  readonly newlineInside: boolean;
  readonly quoted: boolean;
  /** `${VAR}`, `<secret>`, `{{ .Values.x }}`, `changeme`. */
  readonly placeholder: boolean;
  /** Decodes from base64 to printable text of plausible length. */
  readonly base64OfText: boolean;
  /** A GUID: in Entra ID that is the secret's id, not its value. */
  readonly guid: boolean;
  /**
   * Contains characters that clients and providers may encode differently in a Basic header; see `settings/facts.ts`.
   */
  readonly needsEncoding: boolean;
  readonly backslash: boolean;
  /** Contains characters outside printable ASCII: a byte-order mark, a no-break space, a typographic dash. */
  readonly nonAscii: boolean;
  /** Has a space followed by what reads like a comment: `#` and words. */
  readonly commented?: true;
}
