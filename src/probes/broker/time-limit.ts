import { abortable, deadlineOf } from '../deadline.ts';

/** The maximum time to wait for a broker. */
export interface TimeLimit {
  /** Milliseconds for each step. */
  readonly ms: number;
  readonly signal: AbortSignal;
}

/**
 * The promise's outcome.
 *
 * @throws StageFault `ETIMEDOUT` or `ABORTED` when it exceeds the time limit
 */
export async function within<T>({ ms, signal }: TimeLimit, promise: Promise<T>): Promise<T> {
  const deadline = deadlineOf(signal, ms);
  try {
    return await abortable(promise, deadline.signal);
  } finally {
    deadline.clear();
  }
}
