/** The difference of two texts: everything between their common beginning and end. */
export interface Difference {
  /** Start of the difference, in both. */
  readonly start: number;
  /** End of the difference in each; equal to `start` if that part is empty. */
  readonly endA: number;
  readonly endB: number;
}

/** Offsets are in UTF-16 code units and never split a surrogate pair. */
export function difference(a: string, b: string): Difference {
  const limit = Math.min(a.length, b.length);
  let start = 0;
  while (start < limit && a[start] === b[start]) start += 1;
  if (start > 0 && isHighSurrogate(a, start - 1)) start -= 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  if (isHighSurrogate(a, endA - 1) && endA > start) [endA, endB] = [endA + 1, endB + 1];
  return { start, endA: Math.min(endA, a.length), endB: Math.min(endB, b.length) };
}

const isHighSurrogate = (text: string, at: number): boolean => /[\ud800-\udbff]/.test(text.charAt(at));

/** The same part of both texts around their difference, short enough for `width` columns. */
export function windowOn(
  { start, endA, endB }: Difference,
  longest: number,
  width: number,
): { readonly from: number; readonly to: number } {
  if (longest <= width) return { from: 0, to: longest };
  const differing = Math.max(endA, endB) - start;
  const room = Math.max(0, width - 2 - differing);
  const from = Math.max(0, Math.min(start - Math.floor(room / 2), longest - (width - 2)));
  return { from, to: Math.min(longest, from + width - 2) };
}
