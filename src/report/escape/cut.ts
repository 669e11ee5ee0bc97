/**
 * A text shortened for its reader, with a note that says how long it was.
 *
 * @param most in UTF-16 code units, excluding the note
 */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${withoutHalf(text.slice(0, most))}… (cut; ${text.length} characters in all)`;

/** Removes half of a surrogate pair that the cut has split. */
const withoutHalf = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

/** A report, or the result of `lint`, with all texts shortened for the reader of a format. */
export function abridged<T>(value: T, most: number): T {
  if (typeof value === 'string') return cut(value, most) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => abridged(each, most)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, abridged(each, most)]),
  ) as T;
}
