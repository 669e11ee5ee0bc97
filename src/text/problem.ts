import { nearest } from '../spelling/nearest.ts';

/** What kind of mistake it is, for programs: the words of a line may change. */
export type ProblemCode =
  | 'missing-property'
  | 'unknown-property'
  | 'invalid-property'
  | 'conflicting-properties'
  | 'unreadable-file'
  | 'unusable-file';

/** One thing that is wrong with what was given. */
export interface Problem {
  readonly code: ProblemCode;
  /** The setting, by its name in YAML and in the library; absent where it is about none. */
  readonly property?: string;
  /** What is wrong and how it is right, in one line; no value of a secret is in it. */
  readonly line: string;
}

export const invalid = (property: string, line: string): Problem => ({
  code: 'invalid-property',
  property,
  line,
});

export const lineOf = (problem: Problem | string): string =>
  typeof problem === 'string' ? problem : problem.line;

/**
 * Wrong usage or configuration; nothing was contacted. Every problem is one line that says what is wrong and how to fix
 * it.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly problems: readonly string[];
  /** The problems of which more is known than their lines. */
  readonly details: readonly Problem[];
  constructor(problems: readonly (Problem | string)[]) {
    const lines = problems.map(lineOf);
    super(lines.join('\n'));
    this.problems = lines;
    this.details = problems.filter((each) => typeof each !== 'string');
  }
}

/** The file has more in it than a configuration; what it contains was not looked at. */
export class TooLarge extends UsageError {}

/** @throws UsageError when there are problems. */
export function refuse(problems: readonly (Problem | string)[]): void {
  const once = problems.filter(
    (each, index) => problems.findIndex((other) => lineOf(other) === lineOf(each)) === index,
  );
  if (once.length > 0) throw new UsageError(once);
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
