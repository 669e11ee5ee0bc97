import { HELD_UP } from './stages.ts';
import type { Source } from './source.ts';

/**
 * The result of looking at one thing. A probe never throws and never judges; it returns one of these.
 *
 * - `observed`: there was an answer; `value` holds it, whether good or bad (a 401 is an observation).
 * - `failed`: no answer came; `failure` says at which stage and how.
 * - `missing`: the question was not asked, or this process could not run to read the answer; `input` names what the user
 *   could provide so that it is asked.
 */
export type Observation<T> = Observed<T> | Failed | Missing;

export interface Observed<T> {
  readonly status: 'observed';
  readonly value: T;
  readonly source: Source;
  /** When, in milliseconds since the epoch by this machine's clock. */
  readonly at: number;
}

export interface Failed {
  readonly status: 'failed';
  readonly failure: Failure;
  readonly source: Source;
  readonly at: number;
}

export interface Missing {
  readonly status: 'missing';
  /** Why it was not observed, as the second half of "unknown, because ...". */
  readonly because: string;
  readonly input?: Input;
  /** It was asked, and the answer may have come: this process could not run to read it. */
  readonly heldUp?: true;
}

/** The stage at which an exchange stopped. */
export type Stage =
  'dns' | 'tcp' | 'proxy' | 'tls' | 'http' | 'kafka' | 'sasl' | 'deadline' | 'refused-by-us';

export interface Failure {
  readonly stage: Stage;
  /** A stable code: Node's (`ENOTFOUND`, `CERT_HAS_EXPIRED`) or our own (`BODY_TOO_LARGE`). */
  readonly code: string;
  /** One line for people. Text from outside is redacted and truncated, but not yet escaped. */
  readonly message: string;
}

/** What a user can provide to resolve an unknown, by its name on the command line. */
export type Input =
  | '--client-config'
  | '--as'
  | '--client-version'
  | '--token-endpoint'
  | '--client-id'
  | '--client-secret-env'
  | '--discovery-url'
  | '--confluent-api-key-env'
  | '--provider-id'
  | '--provider-issuer'
  | '--provider-jwks-uri'
  | '--provider-keys'
  | '--pool-id'
  | '--pool-filter'
  | '--pool-identity-claim'
  | '--bootstrap-server'
  | '--logical-cluster'
  | '--topic'
  | '--group'
  | 'a run without --offline';

export const observed = <T>(value: T, source: Source, at: number): Observed<T> => ({
  status: 'observed',
  value,
  source,
  at,
});

export const failed = (failure: Failure, source: Source, at: number): Failed => ({
  status: 'failed',
  failure,
  source,
  at,
});

/** No answer: `failed`, unless this process could not run to read one. */
export const unanswered = (failure: Failure, source: Source, at: number): Failed | Missing =>
  failure.code === HELD_UP
    ? { status: 'missing', because: failure.message, heldUp: true }
    : failed(failure, source, at);

export const missing = (because: string, input?: Input): Missing =>
  input === undefined ? { status: 'missing', because } : { status: 'missing', because, input };

/** The value of an observation, or undefined when there is none. */
export const valueOf = <T>(observation: Observation<T>): T | undefined =>
  observation.status === 'observed' ? observation.value : undefined;

/** Changes the value of an observation, if there is one; the rest stays. */
export const mapObserved = <T>(observation: Observation<T>, change: (value: T) => T): Observation<T> =>
  observation.status === 'observed' ? { ...observation, value: change(observation.value) } : observation;
