import type { World } from '../probes/world.ts';

export interface TryAgainOptions<T> {
  readonly world: World;
  /** The time in milliseconds after which no further attempt starts. */
  readonly forMs: number;
  readonly isDone: (outcome: T) => boolean;
  readonly signal: AbortSignal;
  /**
   * Called before each pause: the outcome of the attempt, the length of the pause, and the time left after it, in
   * milliseconds.
   */
  readonly onPause: (outcome: T, pauseMs: number, leftMs: number) => void;
  /** Uniform from 0 to 1; spreads the attempts of clients that started at the same moment. */
  readonly random?: () => number;
}

/** Pauses double up to this maximum. */
const [SHORTEST_MS, LONGEST_MS] = [1_000, 15_000];

/**
 * Repeats attempts until an outcome is good, the time is over or the signal aborts, with exponentially growing pauses,
 * half of each random. The last attempt starts when the time is over.
 *
 * @returns the outcome of the last finished attempt; undefined when the signal aborted the first one
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
