import type { World } from '../probes/world.ts';

export interface TryAgainOptions<T> {
  readonly world: World;
  /** Milliseconds after which no further attempt begins. */
  readonly forMs: number;
  readonly isDone: (outcome: T) => boolean;
  readonly signal: AbortSignal;
  /** Called before each pause: what came of the attempt, how long the pause is, and how much time is left after it, in milliseconds. */
  readonly onPause: (outcome: T, pauseMs: number, leftMs: number) => void;
  /** From 0 to 1, evenly; spreads the attempts of many clients that began at the same moment. */
  readonly random?: () => number;
}

/** Pauses double up to this one. */
const [SHORTEST_MS, LONGEST_MS] = [1_000, 15_000];

/**
 * Attempts until an outcome is good, the time is up or the signal aborts: with pauses that double, of which half is left to chance.
 * The last attempt begins when the time is up.
 *
 * @returns the last outcome that an attempt came to; undefined when the signal aborted the first one
 */
export async function tryAgain<T>(
  attempt: () => Promise<T>,
  { world, forMs, isDone, signal, onPause, random = Math.random }: TryAgainOptions<T>,
): Promise<T | undefined> {
  const endsAt = world.now() + forMs;
  let last: T | undefined;
  for (let pauseMs = SHORTEST_MS; ; pauseMs = Math.min(LONGEST_MS, pauseMs * 2)) {
    const outcome = await attempt();
    if (signal.aborted) return last;
    last = outcome;
    const leftMs = endsAt - world.now();
    if (isDone(outcome) || leftMs <= 0) return outcome;
    const chosenMs = Math.min(leftMs, Math.round(pauseMs * (0.5 + random() / 2)));
    onPause(outcome, chosenMs, leftMs - chosenMs);
    if (!(await world.pause(chosenMs, signal))) return last;
  }
}
