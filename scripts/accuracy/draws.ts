/** Mulberry32: numbers in [0, 1) that depend only on the seed, on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Draws single and double faults, about as many of each, until there are enough. A pair of mutually exclusive faults is
 * drawn again.
 */
export function drawFaults<T>(
  items: readonly T[],
  count: number,
  seed: number,
  exclude: (one: T, other: T) => boolean,
): readonly (readonly T[])[] {
  const random = randomFrom(seed);
  const one = (): T => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: count }, () => {
    if (random() < 0.5) return [one()];
    for (;;) {
      const pair = [one(), one()] as const;
      if (pair[0] !== pair[1] && !exclude(...pair)) return pair;
    }
  });
}
