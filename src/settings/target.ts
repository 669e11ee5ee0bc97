import type { ClientConfiguration } from '../evidence/configuration.ts';
import type { LogEvidence } from '../evidence/log.ts';
import type { FamilyId } from '../evidence/family.ts';
import type { ClientAuth } from '../evidence/token.ts';

/** PEM certificates, by the server that they are to vouch for. */
export interface OwnTrust {
  readonly broker?: string;
  readonly tokenEndpoint?: string;
}

/**
 * What to diagnose: the client's own configuration and what is known about the other side, complete and valid. It
 * contains secrets, so only `settings/` and `probes/` may read it. Evidence contains `ClientFacts` instead
 * (`settings/facts.ts`).
 */
export interface Target {
  readonly name: string;

  /** The client's family; absent: unknown, and the token request follows the RFCs. */
  readonly client?: FamilyId;
  readonly clientVersion?: string;
  readonly headerUrlencode?: boolean;
  readonly subClaimName?: string;
  readonly authorizationIdentity?: string;
  readonly allowedUrls?: readonly string[];
  /** The client's own file, if the target came from one. */
  readonly configuration?: ClientConfiguration;
  /** What its logs show. */
  readonly logs?: readonly LogEvidence[];

  readonly tokenEndpoint?: string;
  readonly clientId?: string;
  readonly clientSecret?: Secret;
  /** Milliseconds since the epoch. */
  readonly clientSecretExpires?: number;
  readonly clientAuth: ClientAuth;
  /** PEM (PKCS #8) for `private_key_jwt` (RFC 7523 section 2.2). */
  readonly assertionKey?: Secret;
  readonly assertionKeyId?: string;
  /** JWS algorithm of the client assertion; default: RS256. */
  readonly assertionAlgorithm?: string;
  /** PEM, for `tls_client_auth` (RFC 8705) and for brokers that require a client certificate. */
  readonly clientCertificate?: string;
  readonly clientCertificateKey?: Secret;
  readonly audience?: string;
  readonly scope?: string;
  readonly resource?: string;
  readonly params: Readonly<Record<string, string>>;
  /** A token to use instead of fetching one, exactly as given. */
  readonly token?: Secret;

  readonly discoveryUrl?: string;

  readonly providerId?: string;
  /** One id, or several joined by commas. */
  readonly poolId?: string;
  readonly confluentApiUrl: string;
  readonly confluentApiKey?: string;
  readonly confluentApiSecret?: Secret;
  /** What a person read in the console, without an API key. */
  readonly console: {
    readonly issuer?: string;
    readonly jwksUri?: string;
    readonly keys?: readonly string[];
    readonly poolFilter?: string;
    readonly poolIdentityClaim?: string;
  };

  /** As configured, including any prefix and spaces. */
  readonly bootstrapServers: readonly string[];
  readonly logicalCluster?: string;
  /** Further SASL extensions, sent unchanged. */
  readonly extensions: Readonly<Record<string, string>>;
  /** SASL_SSL, SASL_PLAINTEXT, SSL or PLAINTEXT; from a client's own file, any text. */
  readonly securityProtocol: string;
  readonly saslMechanism: string;
  readonly topics: readonly { readonly name: string; readonly wanted: 'read' | 'write' | 'describe' }[];
  readonly groups: readonly string[];

  /** PEM certificates trusted in addition to the public ones. */
  readonly ca?: string;
  readonly caFile?: string;
  /** What the client's own file has it trust instead of the public authorities, as far as it could be read. */
  readonly ownTrust?: OwnTrust;
  /** The client's HTTP proxy, for all HTTP requests; it replaces the environment's. */
  readonly proxy?: Secret;
  /** Where it was configured; default: `--proxy`. */
  readonly proxyRule?: string;
  /** Hosts without a proxy. Replaces the environment's exceptions. */
  readonly noProxy?: NoProxy;
  /** The environment's settings, used where the target has none. */
  readonly environment?: Environment;
  /** Milliseconds for the whole run. */
  readonly timeoutMs: number;
  /** Milliseconds for opening each connection. */
  readonly connectTimeoutMs: number;
  readonly family: 0 | 4 | 6;
  /** Hosts that may be contacted even though the target does not name them. */
  readonly allowHosts: readonly string[];
  readonly offline: boolean;
  readonly experiments: boolean;
}

/** An HTTP proxy, and where it was configured: `HTTPS_PROXY`. */
export interface NamedProxy {
  readonly url: Secret;
  readonly rule: string;
}

/** Hosts that are reached without a proxy, and where they were configured: `NO_PROXY`, `--no-proxy`. */
export interface NoProxy {
  readonly hosts: readonly string[];
  readonly rule: string;
}

/** Proxies and certificates configured on this machine, not in our settings. */
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
  /** The plain secret, only for sending. */
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
