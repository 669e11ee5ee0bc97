import type { FleetReport, SharedCause } from '../fleet.ts';
import type { LintedFile, LintFinding, LintResult } from '../lint.ts';
import { code, codeBlock, prose } from '../escape/markdown.ts';
import { abridged } from '../escape/cut.ts';
import type { Report, ReportCause, ReportQuestion, ReportRefusal, ReportRow } from '../report.ts';
import { contrastLines } from '../terminal/contrast.ts';
import { gateChain } from '../terminal/gate-chain.ts';
import { PLAIN_PAINT } from '../terminal/paint.ts';
import { placeOf, safetyOf } from '../words/command.ts';
import { disagreementIn } from '../words/disagreement.ts';
import { besidesContrast, contrastOf } from '../words/evidence.ts';
import { fleetInOneSentence, illIn, namesInWords, openIn, restInWords } from '../words/fleet.ts';
import { count } from '../words/grammar.ts';
import { inOneSentence } from '../words/headline.ts';
import { leftOutOf } from '../words/not-counted.ts';
import { logsInWords } from '../words/logs.ts';
import { notChecked } from '../words/not-checked.ts';
import { proofOf } from '../words/proof.ts';
import { headingOf, nextStep, openQuestions, provenGoodIn } from '../words/questions.ts';
import type { Reporter } from './define.ts';
import { tookInWords } from '../words/took.ts';

/**
 * For a ticket, a pull request or a chat: the content of the report for people, as Markdown for GitHub, GitLab and Jira
 * that is also readable as plain text.
 */
const markdown: Reporter = {
  render: (report) => joined(blocksOf(abridged(report, LONGEST))),
  renderLint: (result) => joined(lintBlocks(abridged(result, LONGEST))),
  renderFleet: (report, { verbose }) => joined(fleetBlocks(abridged(report, LONGEST), verbose)),
};
export default markdown;

/** GitHub rejects an issue or comment of more than 65,536 characters. */
const [LONGEST, LONGEST_REPORT] = [2000, 60_000];

/** Only whole blocks, so that no fence stays open. */
function joined(blocks: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const block of blocks.filter((each) => each !== '')) {
    length += block.length + 2;
    if (length > LONGEST_REPORT) {
      kept.push('*The report is cut here; `--format json` has all of it.*');
      break;
    }
    kept.push(block);
  }
  return `${kept.join('\n\n')}\n`;
}

/** An empty pair of double asterisks would be a horizontal rule. */
const bold = (text: string): string => `**${prose(text) || '(empty)'}**`;
const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const numbered = (lines: readonly string[]): string =>
  lines.map((line, at) => `${at + 1}. ${line}`).join('\n');

const MARK = { healthy: '✅', unhealthy: '❌', inconclusive: '❔' } as const;

const blocksOf = (report: Report): readonly string[] => [
  `## ${MARK[report.verdict]} ${prose(inOneSentence(report))}`,
  about(report),
  ...report.rootCauses.flatMap((cause, index) => causeBlocks(cause, index, report)),
  ...refusalBlocks(report),
  ...unexplainedBlocks(report),
  ...disagreementBlocks(report),
  ...logsInWords(report).flatMap(({ title, sentences }) => listOf(title, sentences, prose)),
  ...questionBlocks(report),
  ...tokenBlocks(report),
  ...listOf(
    'Also considered',
    report.alternatives,
    ({ id, title, whyLower }) => `${prose(title)} (${code(id)}): ${prose(whyLower)}.`,
  ),
  ...listOf(
    'Warnings',
    report.notices,
    ({ id, title, because }) => `${prose(title)}: ${prose(because)} (${code(id)})`,
  ),
  ...listOf(
    'Not counted',
    leftOutOf(report),
    ({ id, title, because }) => `${prose(title)}: ${prose(because)} (${code(id)})`,
  ),
  ...(report.verdict === 'unhealthy' ? listOf('Not checked', notChecked(report), prose) : []),
  codeBlock(gateChain(report, PLAIN_PAINT), 'text'),
];

function listOf<T>(title: string, items: readonly T[], line: (item: T) => string): readonly string[] {
  return items.length === 0 ? [] : [`### ${prose(title)}`, list(items.map(line))];
}

function about(report: Report): string {
  const { target, startedAt, tool, rootCauses } = report;
  const [only] = rootCauses;
  return [
    code(target.name),
    ...(target.configuration === undefined ? [] : [`read as ${prose(target.configuration.format)}`]),
    ...(rootCauses.length === 1 && only !== undefined ? [`${code(only.id)}, ${only.confidence}`] : []),
    day(startedAt),
    tookInWords(report),
    `oauthbearer ${prose(tool.version)}`,
  ].join(' · ');
}

/** To the minute. */
const day = (iso: string): string => iso.replace(/^(.*)T(\d\d:\d\d).*$/, '$1 $2 UTC');

function causeBlocks(cause: ReportCause, index: number, report: Report): readonly string[] {
  const contrast = contrastLines(contrastOf(cause), PLAIN_PAINT)
    .flatMap((line) => line.split('\n'))
    .filter((line) => line.trim() !== '');
  return [
    report.rootCauses.length === 1 ? '' : `### ${index + 1}. ${prose(cause.title)} (${code(cause.id)})`,
    contrast.length === 0 ? '' : codeBlock(contrast, 'text'),
    prose(cause.because),
    list(besidesContrast(cause).map(rowOf)),
    `**Fix:** ${prose(cause.fix.summary)}`,
    ...commandBlocks(cause.fix.commands),
    numbered(cause.fix.steps.map(prose)),
    `**How we know:** ${prose(proofOf(cause, report))} More: ${code(`oauthbearer explain ${cause.id}`)}`,
  ];
}

const commandBlocks = (commands: ReportCause['fix']['commands']): readonly string[] =>
  commands.flatMap((command) => {
    const safety = safetyOf(command);
    return [
      `${prose(placeOf(command))}${safety === undefined ? '' : `: ${safety}`}`,
      codeBlock(command.text.split('\n'), LANGUAGE[command.kind] ?? 'text'),
    ];
  });

const LANGUAGE: Readonly<Record<string, string>> = { 'confluent-cli': 'sh', rest: 'sh', terraform: 'hcl' };

const rowOf = ({ label, value: seen, source }: ReportRow): string =>
  `${prose(label)}: ${code(seen)} (${prose(source)})`;

function refusalBlocks(report: Report): readonly string[] {
  const { refusal, verdict, transient } = report;
  const again =
    transient === true ? 'This usually passes by itself: try again before you change anything.' : '';
  const proven = verdict === 'inconclusive' ? prose(provenGoodIn(report) ?? '') : '';
  return [...(refusal === undefined ? [] : howItEnded(refusal, verdict)), proven, again];
}

const howItEnded = (
  { title, because, evidence }: ReportRefusal,
  verdict: Report['verdict'],
): readonly string[] => [
  verdict === 'inconclusive' ? '' : `### ${prose(title)}`,
  prose(because),
  list(evidence.map(rowOf)),
];

const unexplainedBlocks = ({ unexplained, checks }: Report): readonly string[] =>
  listOf(
    'Fails, and no known cause explains it',
    checks.filter(({ id }) => unexplained.includes(id)),
    ({ id, title, because }) => `${prose(title)}: ${prose(because)} (${code(id)})`,
  );

function disagreementBlocks(report: Report): readonly string[] {
  const found = disagreementIn(report);
  return found === undefined ? [] : [`### ${prose(found.title)}`, prose(found.text)];
}

function questionBlocks(report: Report): readonly string[] {
  const { shown, rest } = openQuestions(report);
  if (shown.length === 0) return [];
  return [
    `### ${prose(headingOf(shown))}`,
    numbered(shown.map(questionItem)),
    rest.length === 0 ? '' : `Further: ${prose(rest.map(({ asks }) => asks).join('; '))}.`,
    prose(nextStep(report, shown)),
  ];
}

const questionItem = ({ asks, expect, where, input }: ReportQuestion): string =>
  [
    bold(asks),
    ...expect.map(
      ({ label, value: wanted, note }) =>
        `   - ${prose(label)}: ${code(wanted)}${note === undefined ? '' : ` (${prose(note)})`}`,
    ),
    `   - ${prose(where)}`,
    ...(input === undefined ? [] : [`   - Tell the doctor: ${code(input)}`]),
  ].join('\n');

/** The decoded token, for comparisons. */
const tokenBlocks = ({ token = [], verdict }: Report): readonly string[] =>
  verdict === 'inconclusive'
    ? listOf(
        'The token',
        token,
        ({ name, value: seen, meaning }) =>
          `${code(name)}: ${code(seen)}${meaning === undefined ? '' : ` (${prose(meaning)})`}`,
      )
    : [];

const lintBlocks = ({ files }: LintResult): readonly string[] => files.flatMap(fileBlocks);

function fileBlocks({ file, format, findings, notJudged, notCounted = [] }: LintedFile): readonly string[] {
  const has = (severity: LintFinding['severity']): number =>
    findings.filter((each) => each.severity === severity).length;
  const [errors, warnings] = [has('error'), has('warning')];
  const said =
    findings.length === 0
      ? notCounted.length > 0
        ? 'nothing that counts'
        : notJudged.length === 0
          ? 'nothing to fix'
          : 'no fault in what was read'
      : [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : '']
          .filter((each) => each !== '')
          .join(', ');
  const mark =
    errors > 0 ? '❌' : warnings > 0 ? '⚠️' : notJudged.length > 0 || notCounted.length > 0 ? 'ℹ️' : '✅';
  return [
    `## ${mark} ${code(file)}: ${said} (${prose(format)})`,
    ...findings.flatMap((finding) => findingBlocks(finding)),
    ...notCounted.flatMap((finding) => findingBlocks(finding, 'not counted: ')),
    ...(notJudged.length === 0 ? [] : [`Not judged: ${prose(notJudged.join(', '))}.`]),
  ];
}

function findingBlocks(
  { id, severity, place, also, title, because, fix, fixable }: LintFinding,
  remark = '',
): readonly string[] {
  const places = [...(place === undefined ? [] : [place]), ...also];
  const where = places.map(({ line, column }) => `${line}:${column}`).join(', ');
  return [
    `### ${remark}${severity}${where === '' ? '' : ` at ${where}`}: ${prose(title)} (${code(id)})`,
    prose(because),
    fix === undefined ? '' : `**Fix:** ${prose(fix.summary)}${fixable ? ' (`--fix` does it)' : ''}`,
    ...(fix?.commands ?? []).map(({ text: command }) => codeBlock(command.split('\n'), 'text')),
  ];
}

const FLEET_MARK = { ill: '❌', open: '❔', well: '✅' } as const;
/** A ticket is read by people; `--verbose` names all clients. */
const MOST_CLIENTS = 20;

function fleetBlocks(report: FleetReport, isVerbose: boolean): readonly string[] {
  const { counts, rootCauses, warnings, open, skipped, startedAt, tool } = report;
  const most = isVerbose ? Number.POSITIVE_INFINITY : MOST_CLIENTS;
  const mark = illIn(counts) > 0 ? 'ill' : openIn(counts) > 0 || counts.total === 0 ? 'open' : 'well';
  const about = [...restInWords(report), `${(report.durationMs / 1000).toFixed(1)} s`, day(startedAt)];
  return [
    `## ${FLEET_MARK[mark]} ${prose(fleetInOneSentence(report))}`,
    `${about.join(' · ')} · oauthbearer ${prose(tool.version)}`,
    rootCauses.length < 2
      ? ''
      : numbered(
          rootCauses.map(
            ({ cause, members }) => `**${count(members.length, 'client')}**: ${prose(cause.title)}`,
          ),
        ),
    ...rootCauses.flatMap((each, index) => sharedBlocks(each, index, most)),
    ...listOf('Not judged', firstOf(open, most), ({ name, because }) => `${code(name)}: ${prose(because)}`),
    moreThan(open, most),
    ...listOf(
      'Warnings (not the cause)',
      warnings,
      ({ id, title, members }) =>
        `${count(members.length, 'client')}: ${prose(title)} (${code(id)}): ${namesOf(members, most)}`,
    ),
    ...listOf('Skipped', firstOf(skipped, most), ({ name, because }) => `${code(name)}: ${prose(because)}`),
    moreThan(skipped, most),
  ];
}

function sharedBlocks(
  { cause, members, shared }: SharedCause,
  index: number,
  most: number,
): readonly string[] {
  return [
    `### ${index + 1}. ${count(members.length, 'client')}: ${prose(cause.title)} (${code(cause.id)})`,
    namesOf(members, most),
    members.length === 1 ? prose(cause.because) : '',
    list(shared.map(({ label, value: seen }) => `${prose(label)}: ${code(seen)}`)),
    `**Fix:** ${prose(cause.fix.summary)}`,
    ...commandBlocks(cause.fix.commands),
    numbered(cause.fix.steps.map(prose)),
    `${cause.confidence}. More: ${code(`oauthbearer explain ${cause.id}`)}`,
  ];
}

const namesOf = (members: readonly string[], most: number): string => namesInWords(members.map(code), most);
const firstOf = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length > most ? all.slice(0, most) : all;
const moreThan = (all: readonly unknown[], most: number): string =>
  all.length > most ? `and ${all.length - most} more` : '';
