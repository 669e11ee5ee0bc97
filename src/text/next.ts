/**
 * Where each text that the pattern's group matches occurs next. Asked for later and later positions, it goes through the
 * text once, however many blocks are never closed.
 *
 * @param pattern global
 * @returns the index of the match at or after `from`
 */
export function nextOf(text: string, pattern: RegExp): (word: string, from: number) => number | undefined {
  /** The nearest is the last. */
  const places = new Map<string, number[]>();
  for (const { index, 1: word = '' } of [...text.matchAll(pattern)].toReversed()) {
    const those = places.get(word);
    if (those === undefined) places.set(word, [index]);
    else those.push(index);
  }
  return (word, from) => {
    const those = places.get(word) ?? [];
    while (those.length > 0 && those.at(-1)! < from) those.pop();
    return those.at(-1);
  };
}
