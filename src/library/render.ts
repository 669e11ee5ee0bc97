import type { Style } from '../report/formats/define.ts';
import type { FormatName } from '../report/formats/names.generated.ts';
import { reporters } from '../report/formats/registry.generated.ts';
import type { LintResult } from '../report/lint.ts';
import type { FailOn } from '../report/outcome.ts';
import type { Report } from '../report/report.ts';
import { didYouMean, invalid, quoted, UsageError } from '../text/problem.ts';
import { withInputErrors } from './input-error.ts';

export interface RenderOptions {
  /** Include every check, and error details. Default: false. */
  readonly verbose?: boolean | undefined;
  /**
   * ANSI colours, for formats that have them: 1 for sixteen colours, 2 for 256, 3 for true colour. Default: 0, none.
   */
  readonly colour?: Style['colour'] | undefined;
  /** Columns, for formats that wrap lines. Default: 100. */
  readonly width?: number | undefined;
  /** Use check marks and lines outside ASCII. Default: true. */
  readonly unicode?: boolean | undefined;
  /** What counts as a failure in formats that only know success and failure. Default: `error`, a root cause. */
  readonly failOn?: FailOn | undefined;
}

/**
 * A report, or a result of `lint`, in one of the formats of `--format`: text that ends with a newline. Untrusted text
 * is escaped as the format requires.
 *
 * @throws InputError for an unknown format
 */
export function renderReport(
  what: Report | LintResult,
  format: FormatName,
  options: RenderOptions = {},
): Promise<string> {
  return withInputErrors('format', async () => {
    const known = Object.keys(reporters);
    const load = known.includes(format) ? reporters[format] : undefined;
    if (load === undefined) {
      const words = `is ${quoted(format)}; must be one of ${known.join(', ')}`;
      throw new UsageError([invalid('format', `format: ${words}${didYouMean(format, known)}`)]);
    }
    const reporter = await load();
    const style = styleOf(options);
    return 'files' in what ? reporter.renderLint(what, style) : reporter.render(what, style);
  });
}

const styleOf = ({ verbose, colour, width, unicode, failOn }: RenderOptions): Style => ({
  verbose: verbose ?? false,
  colour: colour ?? 0,
  width: Math.max(NARROWEST, width ?? 100),
  unicode: unicode ?? true,
  failOn: failOn ?? 'error',
});

const NARROWEST = 40;
