import type { LintResult } from '../lint.ts';
import type { Report } from '../report.ts';

/**
 * Turns a report, and the result of `lint`, into text for one reader: a person, a program, a CI system. One file a format,
 * named as `--format` calls it. Both texts end with a newline, and what came from outside is escaped for where it goes.
 */
export interface Reporter {
  readonly render: (report: Report, style: Style) => string;
  readonly renderLint: (result: LintResult, style: Style) => string;
  /** A program reads it, so that nothing else may be written to the same output. */
  readonly forPrograms?: true;
}

export interface Style {
  /** 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 true colour (chalk's levels). */
  readonly colour: 0 | 1 | 2 | 3;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether box-drawing and check marks may be used. */
  readonly unicode: boolean;
  readonly verbose: boolean;
}
