import { Chalk, type ChalkInstance } from 'chalk';
import type { ReportCheck } from '../report.ts';

type Brush = (text: string) => string;

/** `partly`: some of several checks could not run. */
type Mark = ReportCheck['status'] | 'partly';

/** The styles and symbols of the report for people. */
export interface Paint {
  readonly width: number;
  readonly good: Brush;
  readonly bad: Brush;
  readonly warn: Brush;
  readonly strong: Brush;
  readonly dim: Brush;
  readonly command: Brush;
  /** The characters in which two values differ. */
  readonly differing: Brush;
  readonly status: Readonly<Record<Mark, Brush>>;
  readonly mark: Readonly<Record<Mark, string>>;
  readonly ellipsis: string;
}

export function paintFor(chalk: ChalkInstance, unicode: boolean, width: number): Paint {
  return {
    width,
    good: chalk.green.bold,
    bad: chalk.red.bold,
    warn: chalk.yellow.bold,
    strong: chalk.bold,
    dim: chalk.dim,
    command: chalk.cyan,
    differing: chalk.red.bold.underline,
    status: {
      pass: chalk.green,
      fail: chalk.red,
      warn: chalk.yellow,
      unknown: chalk.dim,
      partly: chalk.yellow,
    },
    mark: unicode
      ? { pass: '✔', fail: '✖', warn: '▲', unknown: '?', partly: '◐' }
      : { pass: '+', fail: 'x', warn: '!', unknown: '?', partly: '~' },
    ellipsis: unicode ? '…' : '~',
  };
}

/** Without colours, for texts inside other formats. */
export const PLAIN_PAINT: Paint = paintFor(new Chalk({ level: 0 }), true, 100);
