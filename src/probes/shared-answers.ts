import type { Connection } from '../evidence/connection.ts';
import type { ClockReading } from '../evidence/evidence.ts';
import type { Observation } from '../evidence/observation.ts';
import type { HttpExchange } from './http-answer.ts';

/** The result of a request, with the connection observed for it: a run that reuses the result has both as evidence. */
export interface SharedAnswer {
  readonly seen: Observation<HttpExchange>;
  /** Absent if no connection was established. */
  readonly connection?: Connection;
  readonly clock?: ClockReading;
}

/**
 * Answers that the runs of one fleet share: discovery documents, key sets and what Confluent's API says are the same
 * for all clients of a provider, and a thousand runs that each request them would hit its rate limit. Tokens are never
 * shared this way.
 */
export interface SharedAnswers {
  /**
   * The answer for this key; asks for it unless a run did so in the last minute. Runs that ask at the same time share
   * one request.
   */
  readonly take: (key: string, ask: () => Promise<SharedAnswer>) => Promise<SharedAnswer>;
  /** The same, without what was asked for up to this moment (milliseconds since the epoch). */
  readonly askedAfter: (moment: number) => SharedAnswers;
}

/** Short enough that a key rotation or a changed pool shows up in a fleet that runs for hours. */
const FRESH_MS = 60_000;

/** @param now milliseconds since the epoch */
export function sharedAnswers(now: () => number): SharedAnswers {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<SharedAnswer> }>();
  const askedAfter = (moment: number): SharedAnswers => ({
    askedAfter,
    take: (key, ask) => {
      const before = known.get(key);
      if (before !== undefined && now() - before.at < FRESH_MS && before.at > moment) return before.answer;
      for (const [each, { at }] of known) if (now() - at >= FRESH_MS) known.delete(each);
      const answer = ask();
      const asked = { at: now(), answer };
      known.set(key, asked);
      // A failure may be specific to the run that asked, for example its timeout.
      const forget = (): void => {
        if (known.get(key) === asked) known.delete(key);
      };
      void answer.then(({ seen }) => (seen.status === 'observed' ? undefined : forget()), forget);
      return answer;
    },
  });
  return askedAfter(Number.NEGATIVE_INFINITY);
}
