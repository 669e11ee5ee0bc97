/** The known word that differs least, ignoring case and punctuation; undefined when none is near enough. */
export function nearest(
  word: string,
  known: readonly string[],
  most = (length: number): number => (length < 5 ? 1 : Math.max(2, Math.floor(length / 3))),
): string | undefined {
  const plain = normal(word);
  if (plain === '' || plain.length > LONGEST_WORD) return undefined;
  let tolerance = most(plain.length);
  let best: string | undefined;
  for (const each of known) {
    const other = normal(each);
    if (Math.abs(other.length - plain.length) > tolerance) continue;
    const distance = distanceOf(plain, other, tolerance);
    if (distance > tolerance) continue;
    best = each;
    // The next one has to be nearer.
    tolerance = distance - 1;
  }
  return best;
}

const LONGEST_WORD = 60;
const normal = (word: string): string => word.toLowerCase().replace(/[-_.\s]/g, '');

/**
 * Damerau-Levenshtein distance; swapping two adjacent characters counts as one.
 *
 * @returns infinity when it is certainly more than `most`
 */
function distanceOf(a: string, b: string, most: number): number {
  let before: number[] = [];
  let leastBefore = 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let leastHere = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
      leastHere = Math.min(leastHere, least);
    }
    // A swap builds on the row before.
    if (leastHere > most && leastBefore >= most) return Infinity;
    leastBefore = leastHere;
    before = row;
    row = next;
  }
  return row[b.length]!;
}
