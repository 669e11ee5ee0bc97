import { abridged } from '../escape/cut.ts';
import { nagiosText } from '../escape/nagios.ts';
import { outcomeOfFleet } from '../fleet-outcome.ts';
import { outcomeOf, outcomeOfLint, type Outcome } from '../outcome.ts';
import { idsOf, leftOutOf, notCountedSuffix } from '../words/not-counted.ts';
import { inOneSentence } from '../words/headline.ts';
import { fleetInOneSentence, illIn, openIn } from '../words/fleet.ts';
import { count } from '../words/grammar.ts';
import type { Reporter } from './define.ts';

/**
 * A plugin for Nagios, Icinga, Naemon or Checkmk: one line with state and performance data, then a line for each fault,
 * and the exit code that they expect (Monitoring Plugins' development guidelines).
 *
 * A temporary fault is critical too: the client cannot sign in. Monitoring tries again before it alerts anyone.
 */
const nagios: Reporter = {
  render: (report, { failOn }) => {
    const { target, rootCauses, notices, durationMs } = abridged(report, LONGEST);
    const headline = `${target.name}: ${inOneSentence(abridged(report, LONGEST)).replace(/\.$/, '')}`;
    const figures = [
      `time=${(durationMs / 1000).toFixed(3)}s;;;0`,
      `causes=${rootCauses.length};;;0`,
      `warnings=${notices.length};;;0`,
    ];
    return output(outcomeOf(report, failOn), headline, figures, [
      ...rootCauses.map(({ id, because, fix }) => `${id}: ${because} Fix: ${fix.summary}`),
      ...notices.map(({ id, title, because }) => `${id}: ${title}: ${because}`),
      ...leftOutOf(abridged(report, LONGEST)).map(
        ({ id, title, because }) => `not counted: ${id}: ${title}: ${because}`,
      ),
    ]);
  },
  renderLint: (result, { failOn }) => {
    const findings = abridged(result, LONGEST).files.flatMap(({ file, findings: own }) =>
      own.map((each) => ({ file, ...each })),
    );
    const leftOut = abridged(result, LONGEST).files.flatMap(({ file, notCounted = [] }) =>
      notCounted.map((each) => ({ file, ...each })),
    );
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const warnings = findings.length - errors;
    return output(
      outcomeOfLint(result, failOn),
      `${count(result.files.length, 'file')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}${notCountedSuffix(idsOf(leftOut))}`,
      [`errors=${errors};;;0`, `warnings=${warnings};;;0`],
      [...findings, ...leftOut].map((finding) => {
        const { file, place, title, id, because } = finding;
        const where = place === undefined ? file : `${file}:${place.line}:${place.column}`;
        const remark = leftOut.includes(finding) ? 'not counted: ' : '';
        return `${remark}${where}: ${title} (${id}): ${because}`;
      }),
    );
  },
  renderFleet: (whole, { failOn }) => {
    const report = abridged(whole, LONGEST);
    const { counts, rootCauses, warnings } = report;
    const figures = [
      `clients=${counts.total};;;0`,
      `ill=${illIn(counts)};;;0`,
      `unknown=${openIn(counts)};;;0`,
      `causes=${rootCauses.length};;;0`,
      `warnings=${warnings.length};;;0`,
    ];
    return output(outcomeOfFleet(report, failOn), fleetInOneSentence(report), figures, [
      ...rootCauses.map(
        ({ cause: { id, title, fix }, members }) =>
          `${count(members.length, 'client')}: ${id}: ${title}. Fix: ${fix.summary}`,
      ),
      ...report.open.map(({ name, because }) => `not judged: ${name}: ${because}`),
      ...warnings.map(({ id, title, members }) => `${count(members.length, 'client')}: ${id}: ${title}`),
    ]);
  },
  forPrograms: true,
  exitCodes: {
    healthy: 0,
    warned: 1,
    unhealthy: 2,
    transient: 2,
    refused: 2,
    inconclusive: 3,
    usage: 3,
    defect: 3,
  },
};
export default nagios;

const STATE: Readonly<Record<Outcome, string>> = {
  healthy: 'OK',
  warned: 'WARNING',
  unhealthy: 'CRITICAL',
  transient: 'CRITICAL',
  refused: 'CRITICAL',
  inconclusive: 'UNKNOWN',
};

/**
 * The length of one text, and the number of detail lines: Nagios reads 8 kB in all. NRPE before version 3 reads 1 kB
 * and cuts the rest itself.
 */
const [LONGEST, MOST_LINES] = [300, 5];

function output(
  outcome: Outcome,
  headline: string,
  figures: readonly string[],
  details: readonly string[],
): string {
  const more = details.length - MOST_LINES;
  return [
    `OAUTHBEARER ${STATE[outcome]} - ${nagiosText(headline)} | ${figures.join(' ')}`,
    ...details.slice(0, MOST_LINES).map((line) => nagiosText(line)),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
