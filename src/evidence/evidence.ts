import type { Connection } from './connection.ts';
import type { BrokerEvidence } from './broker.ts';
import type { ConfluentEvidence } from './confluent.ts';
import type { HttpDocument } from './http.ts';
import type { ClientFacts } from './client.ts';
import type { Jwt, SignatureCheck, TokenAnswer } from './token.ts';
import type { Observation } from './observation.ts';
import type { ExperimentResult } from './experiment.ts';

/**
 * Everything that one run saw, and nothing that it thought: plain data, immutable, without a secret or a
 * usable token in it. A bundle is this object; `replay` diagnoses it again and must say the same.
 */
export interface Evidence {
  readonly schemaVersion: 1;
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly startedAt: number;
  readonly client: ClientFacts;
  /** Every connection that was tried, by `connectionKey`: the client's own ways by `host:port`. */
  readonly connections: Readonly<Record<string, Connection>>;
  /** `Date` headers (RFC 9110 section 6.6.1): the clocks of others, against ours at the same moment. */
  readonly clocks: readonly ClockReading[];
  readonly token: {
    readonly answer: Observation<TokenAnswer>;
    readonly jwt: Observation<Jwt>;
    readonly signature: Observation<readonly SignatureCheck[]>;
  };
  readonly discovery: {
    /** `<issuer>/.well-known/openid-configuration` (OpenID Connect Discovery 1.0 section 4), or `--discovery-url`. */
    readonly appended: Observation<HttpDocument>;
    /** `/.well-known/oauth-authorization-server` before the issuer's path (RFC 8414 section 3.1). */
    readonly inserted: Observation<HttpDocument>;
  };
  readonly jwks: {
    /** At the `jwks_uri` of the discovery document. */
    readonly byDiscovery: Observation<HttpDocument>;
    /** At the `jwks_uri` that Confluent's identity provider holds. */
    readonly byProvider: Observation<HttpDocument>;
  };
  readonly confluent: ConfluentEvidence;
  readonly broker: BrokerEvidence;
  /** What the experiments saw, by `ExperimentRequest.key`. */
  readonly experiments: Readonly<Record<string, Observation<ExperimentResult>>>;
  readonly timings: readonly Timing[];
}

export interface ClockReading {
  readonly host: string;
  /** Who keeps this clock. */
  readonly keeper: 'identity-provider' | 'confluent' | 'other';
  /** The `Date` header, in milliseconds since the epoch; its resolution is one second. */
  readonly theirs: number;
  /** This machine's clock when the header arrived, in milliseconds since the epoch. */
  readonly ours: number;
}

export interface Timing {
  readonly span: string;
  /** Milliseconds since the run began. */
  readonly startMs: number;
  readonly endMs: number;
}
