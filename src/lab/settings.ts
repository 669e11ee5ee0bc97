import type { Json, JsonObject } from '../evidence/json.ts';
import type { ClientAuth } from '../evidence/token.ts';

/**
 * Everything about a lab that a scenario can bend, as plain mutable data: a scenario is a function that changes a few
 * members, so scenarios combine by being applied one after the other. The lab's servers read these settings and judge
 * by themselves; nothing here is shared with the doctor's checks.
 *
 * Hosts are public names (`acme.auth0.com`); the lab's `World` leads them to loopback. `oauthbearer lab` serves the
 * same on `localhost` with real ports for other clients.
 */
export interface LabSettings {
  /** What the client is configured with: the members of a target's YAML. Secrets are the lab's own. */
  client: Record<string, Json | undefined>;
  idp: IdpSettings;
  confluent: ConfluentSettings;
  broker: BrokerSettings;
  network: NetworkSettings;
}

export interface IdpSettings {
  /** Where it is served, without path: `https://acme.auth0.com`. */
  origin: string;
  tokenPath: string;
  discoveryPath: string;
  jwksPath: string;
  clientId: string;
  clientSecret: string;
  /** PEM (SubjectPublicKeyInfo) of the key that client assertions are verified with (RFC 7523). */
  assertionKey?: string;
  /** The methods of client authentication that the application allows. */
  clientAuths: ClientAuth[];
  /**
   * Claims of the tokens; `iat`, `exp` and `nbf` are offsets in seconds from the IdP's clock when they are numbers.
   * `undefined` leaves one out. Those that are not named follow from the request: `aud` is the audience that was asked
   * for, `scope` the granted scopes, `iat` now, `exp` the end of `lifetimeSeconds`.
   */
  claims: Record<string, Json | undefined>;
  /** Members of the tokens' header besides `alg`, `typ` and `kid`, or instead of them; `undefined` leaves one out. */
  header: Record<string, Json | undefined>;
  /** The APIs that a client may ask a token for, by identifier; one is asked for with `audience`. */
  audiences: string[];
  /** The API that a request without `audience` means. */
  defaultAudience?: string;
  /** The scopes that the client was granted. */
  scopes: string[];
  lifetimeSeconds: number;
  /** How far the IdP's clock is ahead of the world's, in seconds: the `Date` header and the token's times. */
  clockAheadSeconds: number;
  /** Signing algorithm, or what is sent instead of a signed JWT. */
  tokenForm: 'RS256' | 'RS384' | 'PS256' | 'ES256' | 'HS256' | 'none' | 'opaque' | 'jwe' | 'tampered';
  /** Text put around the access token. */
  wrapToken: (token: string) => string;
  /**
   * Kids of its keys in order; the first one signs. Keys are made on demand, one per kid, type and size; `material`
   * makes another key under the same kid.
   */
  keys: LabKey[];
  /** Changes the published JWK Set after it is made from `keys`. */
  publish: (jwks: { keys: JsonObject[] }) => Json;
  /** Members of the discovery document that differ from the true ones; `undefined` removes one. */
  discovery: Record<string, Json | undefined>;
  /** Changes the token endpoint's answer to a request that it grants. */
  answer: (body: JsonObject) => Json;
  /** How it words its refusals: Auth0's words, unless named here. */
  refusals: Partial<Record<TokenRefusal, CannedAnswer>>;
  /** Further headers of true answers, by endpoint. */
  headers: Partial<Record<'token' | 'discovery' | 'jwks', Record<string, string>>>;
  /** A canned answer instead of the true one, by endpoint. */
  canned: Partial<Record<'token' | 'discovery' | 'jwks' | 'jwks-elsewhere', CannedAnswer>>;
  /** Further key sets, by path or by whole URL: another server's keys behind a `jwks_uri`. */
  otherKeySets: Record<string, LabKey[]>;
}

export interface LabKey {
  kid: string;
  use?: string;
  bits?: number;
  kty?: 'RSA' | 'EC';
  /** Names the key itself where that is not the one that the kid stands for. */
  material?: string;
}

/** Why a token endpoint turns a request down. */
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
  /** Answer so only to requests with this in the body or query; all others get the true answer. */
  onlyIf?: (request: { body: string; authorization: string | undefined; url: string }) => boolean;
  /** Accept the connection and never answer. */
  hang?: boolean;
}

export interface ConfluentSettings {
  origin: string;
  apiKey: string;
  apiSecret: string;
  /** `iam/v2` as it is answered; the broker judges by these too. */
  providers: LabProvider[];
  clusters: { id: string; environment: string; bootstrap: string; phase: string }[];
  clockAheadSeconds: number;
  /** A refresh of the keys that is refused with this status, or one that is promised and never comes about. */
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
   * The kids that Confluent holds; the broker verifies with these keys alone. `undefined`: those that Confluent found at
   * `jwks_uri` when the lab started, as it found them.
   */
  cachedKids: string[] | undefined;
  /** Whether the broker knows of this provider; the API always does. */
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
  /** `host:port` as clients are given it. */
  bootstrap: string;
  /** The logical clusters served behind this bootstrap. */
  logicalClusters: string[];
  mechanisms: string[];
  /** The error code that SaslHandshake is answered with, whatever the mechanism. */
  handshakeError?: number;
  /** Whose failure shapes: Confluent's extensions and generic texts, or stock Kafka's RFC 7628 challenge. */
  flavour: 'confluent' | 'kafka';
  /**
   * What becomes of connections. `plaintext` speaks Kafka without TLS, `http` HTTP over TLS; `silent` accepts and says
   * nothing, not even in TLS.
   */
  listener: 'tls' | 'plaintext' | 'http' | 'silent' | 'closes-on-authenticate' | 'silent-on-authenticate';
  /** Refuses every token, for a reason that only Confluent knows. */
  refuse: string | undefined;
  /** What `sasl.oauthbearer.expected.audience` of a stock broker is set to; the Confluent flavour has no such setting. */
  expectedAudience?: string;
  /** Seconds that a broker tolerates between clocks. */
  skewSeconds: number;
  /** `[nodeId, host, port]` of the brokers in Metadata. */
  advertised: [number, string, number][];
  /** What the pool may do, by topic and by group; a name that is absent is denied. */
  topics: Record<
    string,
    { exists: boolean; operations: ('READ' | 'WRITE' | 'DESCRIBE')[]; hidden?: boolean }
  >;
  groups: Record<string, ('READ' | 'DESCRIBE')[]>;
}

export interface NetworkSettings {
  /**
   * What a name resolves to besides an address of the documentation range (RFC 5737): evidence only, the connection
   * still reaches the lab. A name listed here exists; so do those in `idp`, `confluent` and `broker`.
   */
  addresses: Record<string, string[]>;
  /** Servers of others that stand in this world, by `host:port`: where each listens on loopback, and who vouches for it. */
  foreign: Record<string, ForeignServer>;
  /** An HTTP proxy that stands in this world, and carries tunnels to all the others. */
  proxy?: LabProxy;
  /** The proxy that the environment of the doctor names, as `HTTPS_PROXY` does. */
  httpsProxyVariable?: string;
  /** Names that do not resolve. */
  unknownHosts: string[];
  /** `host:port`, or an address, that refuses connections. */
  refused: string[];
  /** `host:port`, or an address, whose SYN is never answered: a firewall that drops. */
  unanswered: string[];
  /** Certificate served for a host; a good one by default. */
  certificates: Record<string, CertificateFault>;
  /** How far the doctor's own clock is ahead of everybody else's, in seconds. */
  doctorClockAheadSeconds: number;
  /** Added to every network round trip (DNS, TCP, TLS flights, requests), in milliseconds. */
  roundTripMs: number;
}

export interface ForeignServer {
  port: number;
  /** PEM of the authority behind its certificate; its clients have to trust it as well. */
  ca: string;
}

export interface LabProxy {
  /** `host:port` under which it is known. */
  authority: string;
  /** `user:password` that it wants to see (RFC 7617). */
  login?: string;
  /** What it answers to CONNECT instead of opening a tunnel. */
  refusal?: { status: number; headers?: Record<string, string> };
}

export type CertificateFault =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  /** From a CA that the client does not trust. */
  | 'unknown-ca'
  /** From a proxy that breaks TLS open: its own root comes along. */
  | 'intercepted'
  | 'self-signed'
  | 'no-intermediate'
  /** TLS 1.1 at most. */
  | 'old-protocol';
