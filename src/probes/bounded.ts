/** Maps with limited concurrency; the results are in the order of the items. */
export async function mapBounded<S, T>(
  items: readonly S[],
  atOnce: number,
  work: (item: S) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = new Array<T>(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return results;
}
