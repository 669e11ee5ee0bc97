import { abortable, deadlineOf } from '../deadline.ts';

/** How long to wait for a broker. */
export interface Patience {
  /** Milliseconds for each step. */
  readonly ms: number;
  readonly signal: AbortSignal;
}

/**
 * The promise's outcome.
 *
 * @throws StageFault `ETIMEDOUT` or `ABORTED` when it takes longer than the patience
 */
export async function within<T>({ ms, signal }: Patience, promise: Promise<T>): Promise<T> {
  const deadline = deadlineOf(signal, ms);
  try {
    return await abortable(promise, deadline.signal);
  } finally {
    deadline.clear();
  }
}
