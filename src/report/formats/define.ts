import type { Report } from '../report.ts';

/** Turns a report into text for one reader: a person, a program, a CI system. One file a format, named as `--format` calls it. */
export interface Reporter {
  /** Ends with a newline. Escapes what came from outside for where it goes. */
  readonly render: (report: Report, style: Style) => string;
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
