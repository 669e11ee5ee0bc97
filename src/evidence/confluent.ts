import type { Observation } from './observation.ts';
import type { Source } from './source.ts';

/** Confluent Cloud's side: from `iam/v2`, `cmk/v2`, or what a person read in the console and passed as flags. */
export interface ConfluentEvidence {
  /** All identity providers that the API key can see, or the one described by flags. */
  readonly providers: Observation<readonly Provider[]>;
  /** The Kafka clusters that the API key can see. */
  readonly clusters: Observation<readonly Cluster[]>;
  /** The verdict of `sts/v1/oauth2/token` (RFC 8693) on the token, over HTTPS and without a broker. */
  readonly sts: Observation<StsAnswer>;
  /** The result of `--refresh-jwks`; absent when it was not used. */
  readonly refresh?: Observation<JwksRefresh>;
}

/** The result of asking Confluent to fetch a provider's JWKS: `iam/v2` Jwks. */
export interface JwksRefresh {
  readonly providerId: string;
  /** `jwks_status`: `REFRESHED`, `OK`, `INVALID_JWKS_URI`, `ERROR_FETCHING_JWKS`, or a later addition. */
  readonly status: string;
  /** `jwks_last_refresh_at`, as the API returns it. */
  readonly lastRefreshAt?: string;
  /** Key ids that Confluent had before; absent when the API did not say. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/** `iam/v2` IdentityProvider. An absent member is unknown, not empty. */
export interface Provider {
  /** `op-...`; absent when the provider is known from flags alone. */
  readonly id?: string;
  readonly displayName?: string;
  readonly issuer?: string;
  readonly jwksUri?: string;
  /** Such as `claims.sub`. */
  readonly identityClaim?: string;
  /** `ENABLED`, …, as the API returns it. */
  readonly state?: string;
  readonly deactivated?: boolean;
  /** Confluent's copy of the JWKS. */
  readonly keys?: readonly {
    readonly kid: string;
    readonly alg?: string;
    /** RSA modulus, when the API returns it. */ readonly n?: string;
  }[];
  /** Milliseconds since the epoch. */
  readonly updatedAt?: number;
  readonly pools: Observation<readonly Pool[]>;
  readonly source: Source;
}

/** `iam/v2` IdentityPool. */
export interface Pool {
  /** `pool-...`; absent when the pool is known from flags alone. */
  readonly id?: string;
  readonly displayName?: string;
  readonly identityClaim?: string;
  /** A CEL expression over `claims`. */
  readonly filter?: string;
  readonly state?: string;
  readonly updatedAt?: number;
  readonly source: Source;
}

/** `cmk/v2` Cluster. */
export interface Cluster {
  /** `lkc-...` */
  readonly id: string;
  readonly displayName?: string;
  readonly environment: string;
  /** `host:port`, without the `SASL_SSL://` that the API returns. */
  readonly bootstrap?: string;
  /** `PROVISIONED`, `PROVISIONING`, `FAILED`, ... */
  readonly phase?: string;
}

export interface StsAnswer {
  readonly status: number;
  readonly accepted: boolean;
  readonly error?: string;
  readonly description?: string;
}

/** Whether a provider or pool is switched off. `ENABLED` is the only state that the API's specification names. */
export const isOff = (each: Provider | Pool): boolean =>
  ('deactivated' in each && each.deactivated) ||
  /^(?:DISABLED|DEACTIVATED|INACTIVE)$/i.test(each.state ?? '');

/** Issuers from which anyone can get tokens (support.confluent.io, article 48666617173780, names Google's). */
export const isSharedIssuer = (issuer: string): boolean =>
  /^https:\/\/(?:accounts\.google\.com|token\.actions\.githubusercontent\.com)\/?$/.test(issuer);
