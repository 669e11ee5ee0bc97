import type { ClientConfiguration, FamilyId } from '../evidence/configuration.ts';
import type { ClientAuth } from '../evidence/token.ts';

/**
 * What to diagnose: the client's own configuration and what is known of the other side, complete and valid. It holds
 * secrets; only `target/` and `probes/` may see it. Evidence gets `ClientFacts` instead (`target/facts.ts`).
 */
export interface Target {
  readonly name: string;

  /** Which client it is; absent: none in particular, and the token request is as the RFCs have it. */
  readonly client?: FamilyId;
  readonly clientVersion?: string;
  readonly headerUrlencode?: boolean;
  readonly subClaimName?: string;
  readonly authorizationIdentity?: string;
  readonly allowedUrls?: readonly string[];
  /** The client's own file, when the target came from one. */
  readonly configuration?: ClientConfiguration;

  readonly tokenEndpoint?: string;
  readonly clientId?: string;
  readonly clientSecret?: Secret;
  readonly clientAuth: ClientAuth;
  /** PEM (PKCS #8) for `private_key_jwt` (RFC 7523 section 2.2). */
  readonly assertionKey?: Secret;
  readonly assertionKeyId?: string;
  /** JWS algorithm of the client assertion; RS256 unless said otherwise. */
  readonly assertionAlgorithm?: string;
  /** PEM, for `tls_client_auth` (RFC 8705) and for brokers that ask for a client certificate. */
  readonly clientCertificate?: string;
  readonly clientCertificateKey?: Secret;
  readonly audience?: string;
  readonly scope?: string;
  readonly resource?: string;
  readonly params: Readonly<Record<string, string>>;
  /** A token to use instead of fetching one, exactly as it was given. */
  readonly token?: Secret;

  readonly discoveryUrl?: string;

  readonly providerId?: string;
  /** One id, or several joined by commas. */
  readonly poolId?: string;
  readonly confluentApiUrl: string;
  readonly confluentApiKey?: string;
  readonly confluentApiSecret?: Secret;
  /** What a person reads off the console, for want of an API key. */
  readonly console: {
    readonly issuer?: string;
    readonly jwksUri?: string;
    readonly keys?: readonly string[];
    readonly poolFilter?: string;
    readonly poolIdentityClaim?: string;
  };

  /** As configured, whatever prefix or blanks they have. */
  readonly bootstrapServers: readonly string[];
  readonly logicalCluster?: string;
  /** Further SASL extensions, sent as they stand. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly securityProtocol: 'SASL_SSL' | 'SASL_PLAINTEXT' | 'SSL' | 'PLAINTEXT';
  readonly saslMechanism: string;
  readonly topics: readonly { readonly name: string; readonly wanted: 'read' | 'write' | 'describe' }[];
  readonly groups: readonly string[];

  /** PEM certificates trusted besides the public ones. */
  readonly ca?: string;
  readonly caFile?: string;
  readonly proxy?: Secret;
  /** Milliseconds for the whole run. */
  readonly timeoutMs: number;
  /** Milliseconds for each connection to come about. */
  readonly connectTimeoutMs: number;
  readonly family: 0 | 4 | 6;
  /** Hosts that may be contacted although the target does not name them. */
  readonly allowHosts: readonly string[];
  readonly offline: boolean;
  readonly experiments: boolean;
}

/** A secret, wrapped so that it cannot be printed, serialised or interpolated by accident. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  /** The secret itself: for the wire only. */
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}
