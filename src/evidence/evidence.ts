import type { Connection } from './connection.ts';
import type { BrokerEvidence } from './broker.ts';
import type { ConfluentEvidence } from './confluent.ts';
import type { HttpDocument } from './http.ts';
import type { LogEvidence } from './log.ts';
import type { ClientFacts } from './client.ts';
import type { Jwt, SignatureCheck, TokenAnswer } from './token.ts';
import type { Observation } from './observation.ts';
import type { ExperimentResult } from './experiment.ts';

/**
 * Everything that one run observed, with no conclusions: plain, immutable data without secrets or usable tokens. A
 * bundle contains this object, and `replay` must reach the same diagnosis from it.
 */
export interface Evidence {
  readonly schemaVersion: 1;
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly startedAt: number;
  readonly client: ClientFacts;
  /** Every connection that was tried, by `connectionKey`: `host:port` for those that the client itself would make. */
  readonly connections: Readonly<Record<string, Connection>>;
  /** `Date` headers (RFC 9110 section 6.6.1): other machines' clocks compared with ours at the same moment. */
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
    /** At the `jwks_uri` registered in Confluent's identity provider. */
    readonly byProvider: Observation<HttpDocument>;
  };
  readonly confluent: ConfluentEvidence;
  readonly broker: BrokerEvidence;
  /** The results of the experiments, by `ExperimentRequest.key`. */
  readonly experiments: Readonly<Record<string, Observation<ExperimentResult>>>;
  readonly timings: readonly Timing[];
  /**
   * For how many milliseconds of the run this process could not run, as far as that was noticed (delays of 50 ms and more);
   * absent when it always could. Its answers were late by as much.
   */
  readonly heldUpMs?: number;
  /**
   * Why the run was stopped before all answers were read, as the second half of "the run was stopped, because"; absent when it
   * ended by itself.
   */
  readonly stopped?: string;
  /**
   * The client's logs (`--log`). What they show and this run did not observe is also in its own place above, with its
   * line.
   */
  readonly logs?: readonly LogEvidence[];
}

export interface ClockReading {
  readonly host: string;
  /** Whose clock this is. */
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
