import type { FleetReport } from '../fleet.ts';
import type { LintResult } from '../lint.ts';
import type { FailOn, Outcome } from '../outcome.ts';
import type { Report } from '../report.ts';

/**
 * Turns a report, the result of `lint` and that of `fleet` into text for one kind of reader: a person, a program, a CI
 * system. One file per format, named like the value of `--format`. All texts end with a newline, and text from outside is
 * escaped.
 */
export interface Reporter extends Rendering {
  /** For programs, so nothing else may be written to the same output. */
  readonly forPrograms?: true;
  /** An additional text for the consumer, appended to the file that this environment variable names. */
  readonly appendix?: Rendering & { readonly variable: string };
  /** The consumer reads the exit code as part of the format: its codes replace ours when the report goes to stdout. */
  readonly exitCodes?: ExitCodes;
}

export interface Rendering {
  readonly render: (report: Report, style: Style) => string;
  readonly renderLint: (result: LintResult, style: Style) => string;
  readonly renderFleet: (report: FleetReport, style: Style) => string;
}

/** The exit code of each outcome, and of a failed command line (`usage`, or an internal `defect`). */
export type ExitCodes = Readonly<Record<Outcome | 'usage' | 'defect', number>>;

export interface Style {
  /** 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 true colour (chalk's levels). */
  readonly colour: 0 | 1 | 2 | 3;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether box-drawing and check marks may be used. */
  readonly unicode: boolean;
  readonly verbose: boolean;
  /** The page of a cause, where the terminal makes links of words (OSC 8); absent: it does not. */
  readonly pageOf?: (id: string) => string | undefined;
  /** What counts as a failure; absent: a root cause. */
  readonly failOn?: FailOn;
}
