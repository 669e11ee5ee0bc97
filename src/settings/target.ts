import type { ClientConfiguration } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
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
  /** SASL_SSL, SASL_PLAINTEXT, SSL or PLAINTEXT; out of a client's own file, whatever stands there. */
  readonly securityProtocol: string;
  readonly saslMechanism: string;
  readonly topics: readonly { readonly name: string; readonly wanted: 'read' | 'write' | 'describe' }[];
  readonly groups: readonly string[];

  /** PEM certificates trusted besides the public ones. */
  readonly ca?: string;
  readonly caFile?: string;
  /** The HTTP proxy of the client, for all that is asked over HTTP; the environment's are then of no account. */
  readonly proxy?: Secret;
  /** Where it was named; default: `--proxy`. */
  readonly proxyRule?: string;
  /** Where no proxy is used. It takes the place of the environment's exceptions. */
  readonly noProxy?: NoProxy;
  /** What the environment says, for what the target does not. */
  readonly environment?: Environment;
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

/** An HTTP proxy, and where it was named: `HTTPS_PROXY`. */
export interface NamedProxy {
  readonly url: Secret;
  readonly rule: string;
}

/** Hosts that are reached without a proxy, and where they were named: `NO_PROXY`, `--no-proxy`. */
export interface NoProxy {
  readonly hosts: readonly string[];
  readonly rule: string;
}

/** Ways out and certificates that are no setting of ours, but of the machine. */
export interface Environment {
  /** For https: URLs. */
  readonly httpsProxy?: NamedProxy;
  /** For http: URLs. */
  readonly httpProxy?: NamedProxy;
  readonly noProxy?: NoProxy;
  /** `NODE_EXTRA_CA_CERTS`. */
  readonly extraCa?: { readonly file: string; readonly pem: string };
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
