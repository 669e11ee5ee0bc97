import { abridged } from '../escape/cut.ts';
import type { FleetReport } from '../fleet.ts';
import type { LintedFile, LintFinding } from '../lint.ts';
import { outcomeOfFleet } from '../fleet-outcome.ts';
import type { FailOn } from '../outcome.ts';
import type { Report, ReportCause } from '../report.ts';
import { visible } from '../words/escape.ts';
import { contrastInWords } from '../words/evidence.ts';
import { fleetInOneSentence } from '../words/fleet.ts';
import { continued, count } from '../words/grammar.ts';
import { idsOf, leftOutOf, notCountedSuffix } from '../words/not-counted.ts';
import { inOneSentence } from '../words/headline.ts';
import type { Reporter } from './define.ts';

/** One line per run: verdict, cause, title and the two values that disagree. One line for each finding of `lint`. */
const short: Reporter = {
  render: (report) => `${visible(lineOf(abridged(report, LONGEST)))}\n`,
  renderLint: ({ files }) =>
    files
      .flatMap(linesOf)
      .map((line) => `${visible(line)}\n`)
      .join(''),
  renderFleet: (report, { failOn }) => `${visible(fleetLine(abridged(report, LONGEST), failOn))}\n`,
};
export default short;

/** A longer value would not fit on a line. */
const LONGEST = 200;

function lineOf(report: Report): string {
  const { verdict, transient, refusal, whatIf, rootCauses } = report;
  const [first, ...others] = rootCauses;
  const leftOut = notCountedSuffix(idsOf(leftOutOf(report)));
  const plan = whatIf === undefined ? '' : `with ${whatIf.join(' and ')}: `;
  const said = `${plan}${verdict}${transient === true ? ' (transient)' : ''}`;
  if (first !== undefined)
    return `${said}: ${first.id}: ${first.title}${valuesOf(first)}${andMore(others)}${leftOut}`;
  if (refusal !== undefined) return `${said}: ${refusal.id}: ${refusal.title}${leftOut}`;
  return whatIf === undefined ? `${said}: ${behindTheVerdict(report)}` : said;
}

/** "Healthy: the broker lets the client in." without its first word. */
const behindTheVerdict = (report: Report): string =>
  continued(inOneSentence(report).replace(/^\w+: /, '')).replace(/\.$/, '');

function valuesOf(cause: ReportCause): string {
  const shown = contrastInWords(cause);
  return shown === '' ? '' : ` (${shown})`;
}

const andMore = (others: readonly ReportCause[]): string =>
  others.length === 0
    ? ''
    : `; and ${count(others.length, 'more cause')}: ${others.map(({ id }) => id).join(', ')}`;

/** The outcome, then the causes of most clients, as many as a line takes. */
function fleetLine(report: FleetReport, failOn: FailOn | undefined): string {
  const { rootCauses } = report;
  const more = rootCauses.length - MOST_CAUSES;
  const shown = rootCauses
    .slice(0, MOST_CAUSES)
    .map(({ cause, members }) => `${members.length} × ${cause.id}`);
  const listed = [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  return `${outcomeOfFleet(report, failOn)}: ${continued(fleetInOneSentence(report).replace(/^(?:Healthy|Inconclusive): /, ''))}${listed === '' ? '' : ` (${listed})`}`;
}

const MOST_CAUSES = 6;

const linesOf = ({ file, findings, notJudged, notCounted = [] }: LintedFile): readonly string[] => [
  ...countedLines({ file, findings, notJudged, hasMore: notCounted.length > 0 }),
  ...notCounted.map((finding) => findingLine(file, finding, ', not counted')),
];

const countedLines = ({
  file,
  findings,
  notJudged,
  hasMore,
}: Pick<LintedFile, 'file' | 'findings' | 'notJudged'> & { readonly hasMore: boolean }): readonly string[] =>
  findings.length === 0 && hasMore
    ? []
    : findings.length === 0
      ? [
          notJudged.length === 0
            ? `${file}: nothing to fix`
            : `${file}: no fault in what was read; not judged: ${notJudged.join(', ')}`,
        ]
      : findings.map((finding) => findingLine(file, finding));

/** In the format of compilers, so that editors and problem matchers find the place. */
const findingLine = (file: string, { id, severity, place, title }: LintFinding, remark = ''): string =>
  `${file}${place === undefined ? '' : `:${place.line}:${place.column}`}: ${severity}: ${title} (${id}${remark})`;
