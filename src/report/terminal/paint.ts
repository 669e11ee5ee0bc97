import { Chalk, type ChalkInstance } from 'chalk';
import type { Style } from '../formats/define.ts';
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
  /** These words as a link to the page of a cause, where the terminal supports links. */
  readonly linked: (text: string, id: string) => string;
}

export function paintFor(
  chalk: ChalkInstance,
  unicode: boolean,
  width: number,
  pageOf?: Style['pageOf'],
): Paint {
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
    linked: (text, id) => hyperlink(text, pageOf?.(id)),
  };
}

/** OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda. */
const hyperlink = (text: string, url: string | undefined): string =>
  url === undefined ? text : `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007`;

/** Without colours, for texts inside other formats. */
export const PLAIN_PAINT: Paint = paintFor(new Chalk({ level: 0 }), true, 100);
