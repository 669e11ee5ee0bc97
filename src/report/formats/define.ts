import type { LintResult } from '../lint.ts';
import type { FailOn, Outcome } from '../outcome.ts';
import type { Report } from '../report.ts';

/**
 * Turns a report, and the result of `lint`, into text for one reader: a person, a program, a CI system. One file a format,
 * named as `--format` calls it. Both texts end with a newline, and what came from outside is escaped for where it goes.
 */
export interface Reporter extends Rendering {
  /** A program reads it, so that nothing else may be written to the same output. */
  readonly forPrograms?: true;
  /** What the format's consumer takes in a file besides, whose name is in this variable of the environment: appended to it. */
  readonly appendix?: Rendering & { readonly variable: string };
  /** The consumer reads the exit code as part of the format: its codes in place of ours, where the report goes to stdout. */
  readonly exitCodes?: ExitCodes;
}

/** Both texts that a format has. */
export interface Rendering {
  readonly render: (report: Report, style: Style) => string;
  readonly renderLint: (result: LintResult, style: Style) => string;
}

/** The exit code of each outcome, and of a command line that could not be carried out (`usage`, or a `defect` of ours). */
export type ExitCodes = Readonly<Record<Outcome | 'usage' | 'defect', number>>;

export interface Style {
  /** 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 true colour (chalk's levels). */
  readonly colour: 0 | 1 | 2 | 3;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether box-drawing and check marks may be used. */
  readonly unicode: boolean;
  readonly verbose: boolean;
  /** What counts as a failure; absent: a root cause. */
  readonly failOn?: FailOn;
}
