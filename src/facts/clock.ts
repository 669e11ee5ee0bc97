import type { ClockReading, Evidence } from '../evidence/evidence.ts';
import { fact, known, unknown, type Reading } from '../evidence/fact.ts';

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** How far a clock is ahead of ours, in milliseconds; `Date` has a resolution of one second. */
export const aheadOfUs = (each: ClockReading): number => each.theirs - each.ours;

const offsetOf = (readings: readonly ClockReading[], who: string): Reading<number> =>
  readings.length === 0
    ? unknown(`no answer of ${who} had a Date header`)
    : known(
        median(readings.map(aheadOfUs)),
        `Date header of ${[...new Set(readings.map((r) => r.host))].join(', ')}`,
      );

const keptBy = (evidence: Evidence, keeper: ClockReading['keeper']): readonly ClockReading[] =>
  evidence.clocks.filter((each) => each.keeper === keeper);

/**
 * The time at which Confluent judges the token, in milliseconds since the epoch: this machine's clock corrected by
 * Confluent's `Date` header, else by the median of all `Date` headers, else uncorrected.
 */
function judgementTime(evidence: Evidence): Reading<number> {
  const confluents = offsetOf(keptBy(evidence, 'confluent'), 'Confluent');
  const best = confluents.known ? confluents : offsetOf(evidence.clocks, 'anyone');
  const tokenAt = evidence.token.jwt.status === 'observed' ? evidence.token.jwt.at : evidence.startedAt;
  return best.known
    ? known(tokenAt + best.value, best.source)
    : known(tokenAt, "this machine's clock, which no other clock confirms");
}

export const clock = {
  /** Milliseconds since the epoch. */
  now: fact('time at which the token is judged', judgementTime),
  /** Milliseconds by which the others' clocks are ahead of this machine's. */
  othersAhead: fact("others' clocks against this machine's", (e) => offsetOf(e.clocks, 'anyone')),
  confluentAhead: fact("Confluent's clock against this machine's", (e) =>
    offsetOf(keptBy(e, 'confluent'), 'Confluent'),
  ),
  idpAhead: fact("the identity provider's clock against this machine's", (e) =>
    offsetOf(keptBy(e, 'identity-provider'), 'the identity provider'),
  ),
  readings: fact('clock readings', (e) => known(e.clocks, 'Date headers')),
} as const;
