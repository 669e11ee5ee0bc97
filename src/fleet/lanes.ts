/**
 * Processes the items in order, this many at a time, and starts no more once the signal aborts.
 *
 * @throws what `work` throws first
 */
export async function inLanes<T>(
  all: AsyncIterable<T> | Iterable<T>,
  lanes: number,
  signal: AbortSignal | undefined,
  work: (each: T) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    while (signal?.aborted !== true) {
      const next = await iterator.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
