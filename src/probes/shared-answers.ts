import type { Connection } from '../evidence/connection.ts';
import type { ClockReading } from '../evidence/evidence.ts';
import type { Observation } from '../evidence/observation.ts';
import type { HttpExchange } from './http-answer.ts';

/** What came of a request, with what was seen on the way: a run that shares it has it as evidence, too. */
export interface SharedAnswer {
  readonly seen: Observation<HttpExchange>;
  /** Absent where no connection came about. */
  readonly connection?: Connection;
  readonly clock?: ClockReading;
}

/**
 * Answers that the runs of one fleet share: discovery documents, key sets and what Confluent's API says are the same for all
 * clients of a provider, and a thousand runs that each ask for them would meet its rate limit. Tokens are never among them.
 */
export interface SharedAnswers {
  /** The answer under this key; asks for it when nobody did in the last minute. Runs that ask at the same time share one request. */
  readonly take: (key: string, ask: () => Promise<SharedAnswer>) => Promise<SharedAnswer>;
}

/** A rotation or a change of a pool must show in a fleet that takes hours. */
const FRESH_MS = 60_000;

/** @param now milliseconds since the epoch */
export function sharedAnswers(now: () => number): SharedAnswers {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<SharedAnswer> }>();
  return {
    take: (key, ask) => {
      const before = known.get(key);
      if (before !== undefined && now() - before.at < FRESH_MS) return before.answer;
      for (const [each, { at }] of known) if (now() - at >= FRESH_MS) known.delete(each);
      const answer = ask();
      known.set(key, { at: now(), answer });
      // A failure may be that of the run that asked, whose time was up.
      const forget = (): void => void known.delete(key);
      void answer.then(({ seen }) => (seen.status === 'observed' ? undefined : forget()), forget);
      return answer;
    },
  };
}
