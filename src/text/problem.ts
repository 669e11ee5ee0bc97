import { nearest } from '../spelling/nearest.ts';

/**
 * Wrong usage or configuration; nothing was contacted. Every problem is one line that says what is wrong and how to fix
 * it.
 */
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

/** A value of the user's, in quotes: control characters escaped, truncated after 60 characters. */
export function quoted(value: string): string {
  const short = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return JSON.stringify(short).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
