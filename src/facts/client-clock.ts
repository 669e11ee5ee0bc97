import { sourceOf } from '../evidence/configuration.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, thenReading, unknown, type Fact, type Reading } from '../evidence/fact.ts';
import { aheadOfUs, clock } from './clock.ts';

/** The client's clock compared with the clock by which Confluent judges. */
export interface ClientClock {
  /** Milliseconds; negative when it is behind. */
  readonly ahead: number;
  /** The hosts whose clocks show this. A single one may itself be wrong. */
  readonly witnesses: readonly string[];
}

/** More than a slow answer or the resolution of `Date` can explain; also the tolerance of stock Kafka. */
export const CLOCK_TOLERANCE_MS = 30_000;
/** The maximum that Confluent's troubleshooting page asks for. The tolerance of its brokers is not documented. */
export const CONFLUENTS_ADVICE_MS = 300_000;

/** Confluent's clock decides; without a reading of it, the median of all others. */
function readClientClock(evidence: Evidence): Reading<ClientClock> {
  if (evidence.client.clockAheadMs !== undefined) {
    return known(
      { ahead: evidence.client.clockAheadMs, witnesses: [] },
      sourceOf(evidence.client, 'clockAheadMs'),
    );
  }
  const confluents = clock.confluentAhead.read(evidence);
  return thenReading(
    confluents.known ? confluents : clock.othersAhead.read(evidence),
    (othersAhead, source) => {
      const agreeing = evidence.clocks.filter(
        (each) => Math.abs(aheadOfUs(each) - othersAhead) <= CLOCK_TOLERANCE_MS,
      );
      return known(
        { ahead: -othersAhead, witnesses: [...new Set(agreeing.map(({ host }) => host))] },
        source,
      );
    },
  );
}

/** When the token is valid, by the correct clock and by the client's; in milliseconds since the epoch. */
export interface TokenLife {
  readonly arrival: number;
  readonly arrivalByClient: number;
  readonly expiry: number;
  /** The whole lifetime, as issued. */
  readonly lifetimeMs: number;
}

function readTokenLife(evidence: Evidence): Reading<TokenLife> {
  const { jwt } = evidence.token;
  if (jwt.status !== 'observed') return unknown('no token was seen');
  const { exp, iat } = jwt.value.claims ?? {};
  if (typeof exp !== 'number' || exp > MILLISECONDS_LOOK)
    return unknown('the token has no expiry that can be read');
  return thenReading(clientClock.read(evidence), ({ ahead }) =>
    thenReading(clock.now.read(evidence), (arrival, source) =>
      known(
        {
          arrival,
          arrivalByClient: arrival + ahead,
          expiry: exp * 1000,
          lifetimeMs: typeof iat === 'number' && iat < exp ? (exp - iat) * 1000 : exp * 1000 - arrival,
        },
        source,
      ),
    ),
  );
}

/** Seconds since the epoch above this (the year 5138) are really milliseconds. */
const MILLISECONDS_LOOK = 1e11;

export const clientClock: Fact<ClientClock> = fact("the client's clock against the others'", readClientClock);
export const tokenLife: Fact<TokenLife> = fact('life of the token', readTokenLife);

/**
 * The share of a token's lifetime by which a client's clock may be behind before the client renews too late. Java's and
 * librdkafka's clients renew at 80 % of the lifetime by their own clock (`sasl.login.refresh.window.factor`,
 * `rdkafka_sasl_oauthbearer.c`); Java counts from `iat`, librdkafka from the arrival, which is the more tolerant of the
 * two.
 */
export const LATEST_SHARE = 0.25;

/** Whether the client considers a valid token expired. */
export const looksDead = ({ arrival, arrivalByClient, expiry }: TokenLife): boolean =>
  arrivalByClient >= expiry && arrival < expiry && arrivalByClient - arrival > CLOCK_TOLERANCE_MS;

/** Whether the client renews its token only after it has expired. */
export const renewsTooLate = ({ arrival, arrivalByClient, expiry, lifetimeMs }: TokenLife): boolean => {
  const behind = arrival - arrivalByClient;
  return behind > CLOCK_TOLERANCE_MS && arrival < expiry && behind > LATEST_SHARE * lifetimeMs;
};
