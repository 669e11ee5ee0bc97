import type { Json, JsonObject } from '../evidence/json.ts';
import type { ClientAuth } from '../evidence/token.ts';

/**
 * Everything about a lab that a scenario can change, as plain mutable data: a scenario is a function that changes a few
 * members, so scenarios are combined by applying one after the other. The lab's servers read these settings and judge
 * independently; nothing here is shared with the doctor's checks.
 *
 * Hosts are public names (`acme.auth0.com`), which the lab's `World` maps to loopback. `oauthbearer lab` serves the
 * same on `localhost` with real ports for other clients.
 */
export interface LabSettings {
  /** The client's configuration: the members of a target's YAML. Secrets are the lab's own. */
  client: Record<string, Json | undefined>;
  idp: IdpSettings;
  confluent: ConfluentSettings;
  broker: BrokerSettings;
  network: NetworkSettings;
}

export interface IdpSettings {
  /** Scheme and host, without a path: `https://acme.auth0.com`. */
  origin: string;
  tokenPath: string;
  discoveryPath: string;
  jwksPath: string;
  clientId: string;
  clientSecret: string;
  /** PEM (SubjectPublicKeyInfo) of the key that verifies client assertions (RFC 7523). */
  assertionKey?: string;
  /** The client authentication methods that the application allows. */
  clientAuths: ClientAuth[];
  /**
   * Claims of the tokens; numeric `iat`, `exp` and `nbf` are offsets in seconds from the IdP's clock. `undefined`
   * removes one. Others follow from the request: `aud` is the requested audience, `scope` the granted scopes, `iat`
   * now, `exp` after `lifetimeSeconds`.
   */
  claims: Record<string, Json | undefined>;
  /** Members of the tokens' header besides `alg`, `typ` and `kid`, or instead of them; `undefined` removes one. */
  header: Record<string, Json | undefined>;
  /** The APIs that a client may request a token for, by identifier, with `audience`. */
  audiences: string[];
  /** The API for a request without `audience`. */
  defaultAudience?: string;
  /** The scopes granted to the client. */
  scopes: string[];
  lifetimeSeconds: number;
  /** How far the IdP's clock is ahead, in seconds: affects the `Date` header and the token's times. */
  clockAheadSeconds: number;
  /** Signing algorithm, or what is sent instead of a signed JWT. */
  tokenForm: 'RS256' | 'RS384' | 'PS256' | 'ES256' | 'HS256' | 'none' | 'opaque' | 'jwe' | 'tampered';
  /** Adds text around the access token. */
  wrapToken: (token: string) => string;
  /**
   * The kids of its keys in order; the first one signs. Keys are created on demand, one per kid, type and size;
   * `material` creates another key under the same kid.
   */
  keys: LabKey[];
  /** Changes the published JWK Set, which is built from `keys`. */
  publish: (jwks: { keys: JsonObject[] }) => Json;
  /** Members of the discovery document that differ from the correct ones; `undefined` removes one. */
  discovery: Record<string, Json | undefined>;
  /** Changes the token endpoint's answer to a request that it grants. */
  answer: (body: JsonObject) => Json;
  /** The text of its refusals; default: Auth0's. */
  refusals: Partial<Record<TokenRefusal, CannedAnswer>>;
  /** Additional headers of regular answers, by endpoint. */
  headers: Partial<Record<'token' | 'discovery' | 'jwks', Record<string, string>>>;
  /** A canned answer instead of the regular one, by endpoint. */
  canned: Partial<Record<'token' | 'discovery' | 'jwks' | 'jwks-elsewhere', CannedAnswer>>;
  /** Further key sets, by path or by URL: another server's keys at a `jwks_uri`. */
  otherKeySets: Record<string, LabKey[]>;
}

export interface LabKey {
  kid: string;
  use?: string;
  bits?: number;
  kty?: 'RSA' | 'EC';
  /** Identifies the key itself, if it is not the usual one for the kid. */
  material?: string;
}

/** Why a token endpoint refuses a request. */
export type TokenRefusal =
  | 'unknown-client'
  | 'wrong-secret'
  | 'client-auth-not-allowed'
  | 'assertion-invalid'
  | 'grant-not-supported'
  | 'audience-missing'
  | 'audience-unknown'
  | 'scope-not-granted';

export interface CannedAnswer {
  status: number;
  headers?: Record<string, string>;
  body: string;
  /** Answer like this only to requests with this in the body or query; all others get the regular answer. */
  onlyIf?: (request: { body: string; authorization: string | undefined; url: string }) => boolean;
  /** Accepts the connection and never answers. */
  hang?: boolean;
}

export interface ConfluentSettings {
  origin: string;
  apiKey: string;
  apiSecret: string;
  /** The answers of `iam/v2`, which the broker uses too. */
  providers: LabProvider[];
  clusters: { id: string; environment: string; bootstrap: string; phase: string }[];
  clockAheadSeconds: number;
  /** Refuse a refresh of the keys with this status, or promise one that never completes. */
  refresh?: 401 | 403 | 'never-ends';
  /** A canned answer for everything below `/iam/`. */
  canned?: CannedAnswer;
}

export interface LabProvider {
  id: string;
  display_name: string;
  issuer: string;
  jwks_uri: string;
  identity_claim: string;
  state: string;
  deactivated?: boolean;
  updated_at: string;
  /**
   * The kids that Confluent holds; the broker verifies only with these keys. `undefined`: the keys at `jwks_uri` when
   * the lab started.
   */
  cachedKids: string[] | undefined;
  /** Whether the broker knows this provider; the API always does. */
  atBroker: boolean;
  pools: {
    id: string;
    display_name: string;
    filter: string;
    identity_claim: string;
    state: string;
    updated_at: string;
  }[];
}

export interface BrokerSettings {
  /** `host:port` as configured in clients. */
  bootstrap: string;
  /** The logical clusters behind this bootstrap server. */
  logicalClusters: string[];
  mechanisms: string[];
  /** The error code in the answer to SaslHandshake, for any mechanism. */
  handshakeError?: number;
  /** The form of failures: Confluent's extensions and generic messages, or stock Kafka's RFC 7628 challenge. */
  flavour: 'confluent' | 'kafka';
  /**
   * The behaviour of connections. `plaintext` is Kafka without TLS, `http` is HTTP over TLS; `silent` accepts and sends
   * nothing, not even in TLS.
   */
  listener: 'tls' | 'plaintext' | 'http' | 'silent' | 'closes-on-authenticate' | 'silent-on-authenticate';
  /** Refuses every token, for a reason that only Confluent knows. */
  refuse: string | undefined;
  /** `sasl.oauthbearer.expected.audience` of a stock broker; the Confluent flavour has no such setting. */
  expectedAudience?: string;
  /** `connections.max.reauth.ms`; default: a session lasts as long as its token. */
  longestSessionMs?: number;
  /** The broker's clock tolerance in seconds. */
  skewSeconds: number;
  /** `[nodeId, host, port]` of the brokers in Metadata. */
  advertised: [number, string, number][];
  /** The pool's permissions by topic and by group; an unlisted name is denied. */
  topics: Record<
    string,
    { exists: boolean; operations: ('READ' | 'WRITE' | 'DESCRIBE')[]; hidden?: boolean }
  >;
  groups: Record<string, ('READ' | 'DESCRIBE')[]>;
}

export interface NetworkSettings {
  /**
   * The addresses of a name, in addition to its documentation address (RFC 5737): only for evidence, the connection
   * still reaches the lab. A name listed here exists, and so do those in `idp`, `confluent` and `broker`.
   */
  addresses: Record<string, string[]>;
  /** Servers outside the lab that exist in this world, by `host:port`: the loopback port of each, and its authority. */
  foreign: Record<string, ForeignServer>;
  /** An HTTP proxy in this world, with tunnels to all other servers. */
  proxy?: LabProxy;
  /** The proxy in the doctor's environment, like `HTTPS_PROXY`. */
  httpsProxyVariable?: string;
  /** Names that do not resolve. */
  unknownHosts: string[];
  /** `host:port`, or an address, that refuses connections. */
  refused: string[];
  /** `host:port`, or an address, whose SYN is never answered: a firewall that drops packets. */
  unanswered: string[];
  /** The certificate of a host; default: a good one. */
  certificates: Record<string, CertificateFault>;
  /** How far the doctor's own clock is ahead of all others, in seconds. */
  doctorClockAheadSeconds: number;
  /** Added to every network round trip (DNS, TCP, TLS flights, requests), in milliseconds. */
  roundTripMs: number;
}

export interface ForeignServer {
  port: number;
  /** PEM of the authority of its certificate, which its clients have to trust too. */
  ca: string;
}

export interface LabProxy {
  /** Its `host:port` in this world. */
  authority: string;
  /** The required `user:password` (RFC 7617). */
  login?: string;
  /** Its answer to CONNECT instead of a tunnel. */
  refusal?: { status: number; headers?: Record<string, string> };
}

export type CertificateFault =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  /** From a CA that the client does not trust. */
  | 'unknown-ca'
  /** From a proxy that intercepts TLS: it includes its own root. */
  | 'intercepted'
  | 'self-signed'
  | 'no-intermediate'
  /** TLS 1.1 or lower. */
  | 'old-protocol';
