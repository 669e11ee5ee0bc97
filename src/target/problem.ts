/** Wrong usage or configuration: nothing was contacted. Every problem is one line that says what and how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** @throws UsageError when there are problems. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError([...new Set(problems)]);
}

/** `, did you mean tokenEndpoint?`, or nothing when no known word is near. */
export function didYouMean(word: string, known: readonly string[], mark = ''): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; did you mean ${mark}${near}?`;
}

/** The known word that differs least; undefined when none is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const plain = normal(word);
  if (plain === '' || plain.length > LONGEST_WORD) return undefined;
  const ranked = known
    .map((each) => ({ each, distance: distanceOf(plain, normal(each)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  const tolerance = plain.length < 5 ? 1 : Math.max(2, Math.floor(plain.length / 3));
  return best !== undefined && best.distance <= tolerance ? best.each : undefined;
}

const LONGEST_WORD = 60;
const normal = (word: string): string => word.toLowerCase().replace(/[-_.\s]/g, '');

/** Damerau-Levenshtein distance, adjacent transpositions counted as one. */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** A value of the user's own, in quotes: control characters escaped, cut after 60 characters. */
export function quoted(value: string): string {
  const short = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return JSON.stringify(short).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
