/**
 * A text no longer than its reader takes. One that was cut says so, and how long it was.
 *
 * @param most in UTF-16 code units; what says so comes on top
 */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${withoutHalf(text.slice(0, most))}… (cut; ${text.length} characters in all)`;

/** Of a character outside the basic plane that the cut went through. */
const withoutHalf = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

/** A report, or the result of `lint`, whose texts are no longer than the reader of a format takes. */
export function abridged<T>(value: T, most: number): T {
  if (typeof value === 'string') return cut(value, most) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => abridged(each, most)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, abridged(each, most)]),
  ) as T;
}
