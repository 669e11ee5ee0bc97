import { Chalk } from 'chalk';
import { GATES } from '../../evidence/gate.ts';
import type { Report, ReportCheck } from '../report.ts';
import { visibleEnds } from '../words/escape.ts';
import { fleetLines } from '../terminal/fleet.ts';
import { gateChain } from '../terminal/gate-chain.ts';
import { lintedFiles } from '../terminal/lint.ts';
import { paintFor, type Paint } from '../terminal/paint.ts';
import { hanging, paragraph, table, type Lines } from '../terminal/paragraph.ts';
import { inWords, isRemarkable } from '../words/path.ts';
import { provenGood, questions } from '../terminal/questions.ts';
import { rootCause } from '../terminal/root-cause.ts';
import { disagreementIn } from '../words/disagreement.ts';
import { GATE_NOUN } from '../words/gates.ts';
import { inOneSentence } from '../words/headline.ts';
import { logsInWords } from '../words/logs.ts';
import { notChecked } from '../words/not-checked.ts';
import { leftOutOf } from '../words/not-counted.ts';
import { noticesToTell } from '../words/notices.ts';
import type { Reporter, Style } from './define.ts';
import { tookInWords } from '../words/took.ts';

/**
 * For a person at a terminal. What is wrong and how to fix it come first and fit on one screen; then the evidence, and
 * everything else with `--verbose`.
 */
const human: Reporter = {
  render: (report, style) => {
    const paint = paintOf(style);
    const blocks = [
      headline(report, paint),
      refresh(report, paint),
      ...report.rootCauses.map((cause, index) => rootCause(cause, report, index, paint)),
      refusal(report, paint),
      unexplained(report, paint),
      disagreement(report, paint),
      ...logs(report, paint),
      token(report, paint, style.verbose),
      questions(report, paint),
      alternatives(report, paint),
      notices(report, paint),
      notCounted(report, paint),
      missing(report, paint),
      gateChain(report, paint),
      paths(report, paint, style.verbose),
      ...(style.verbose ? [...checks(report, paint), timings(report, paint)] : []),
    ];
    return `${blocks
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`;
  },
  renderLint: ({ files }, style) => lintedFiles(files, paintOf(style)),
  renderFleet: (report, style) => fleetLines(report, paintOf(style), style.verbose),
};
export default human;

const paintOf = ({ colour, unicode, width, pageOf }: Style): Paint =>
  paintFor(new Chalk({ level: colour }), unicode, Math.max(40, width), pageOf);

function headline(report: Report, paint: Paint): Lines {
  const { verdict, target } = report;
  const read = target.configuration === undefined ? '' : `, read as ${target.configuration.format}`;
  const about = `(${target.name}${read}, ${tookInWords(report)})`;
  const say = { healthy: paint.good, unhealthy: paint.bad, inconclusive: paint.warn }[verdict];
  const mark = { healthy: paint.mark.pass, unhealthy: paint.mark.fail, inconclusive: paint.mark.unknown }[
    verdict
  ];
  return [
    ...paragraph(`${mark} ${inOneSentence(report)}`, '', paint, say),
    ...paragraph(about, '', paint, paint.dim),
  ];
}

/** What a refresh of the keys changed, which is the doctor's only change at Confluent. */
function refresh({ refresh: made }: Report, paint: Paint): Lines {
  if (made === undefined) return [];
  const { status, providerId, before, after, failure, earlier } = made;
  const said =
    failure === undefined
      ? `Confluent's copy of the keys of ${providerId ?? 'the identity provider'} was refreshed: ${status ?? ''}`
      : `Confluent's copy of the keys was not refreshed: ${failure}`;
  const was = earlier?.rootCauses.join(', ') ?? '';
  return [
    ...paragraph(said, '', paint, paint.strong),
    ...(before === undefined ? [] : paragraph(`before: ${before.join(', ') || 'no key'}`, '  ', paint)),
    ...(after === undefined ? [] : paragraph(`after:  ${after.join(', ') || 'no key'}`, '  ', paint)),
    ...(earlier === undefined
      ? []
      : paragraph(`Verdict before: ${earlier.verdict}${was === '' ? '' : ` (${was})`}`, '  ', paint)),
  ];
}

/** How it ended, in the words of the server that refused. */
function refusal(report: Report, paint: Paint): Lines {
  const { refusal: refused, verdict, transient } = report;
  const again =
    transient === true
      ? paragraph(
          'This usually passes by itself: try again before you change anything.',
          '',
          paint,
          paint.warn,
        )
      : [];
  if (refused === undefined) return verdict === 'inconclusive' ? provenGood(report, paint) : again;
  return [
    ...(verdict === 'inconclusive' ? [] : paragraph(refused.title, '', paint, paint.strong)),
    ...paragraph(refused.because, '  ', paint),
    ...refused.evidence.flatMap((row) =>
      paragraph(`${row.label}: ${visibleEnds(row.value)} (${row.source})`, '  ', paint, paint.dim),
    ),
    ...(verdict === 'inconclusive' ? ['', ...provenGood(report, paint)] : []),
    ...again,
  ];
}

function unexplained(report: Report, paint: Paint): Lines {
  if (report.unexplained.length === 0) return [];
  return [
    paint.strong('Fails, and no known cause explains it'),
    ...report.checks
      .filter(({ id }) => report.unexplained.includes(id))
      .flatMap((check) => paragraph(`${check.title}: ${check.because} (${check.id})`, '  ', paint)),
    ...paragraph(
      'Please send us a bundle (--bundle FILE): it contains no secret and no usable token.',
      '  ',
      paint,
      paint.dim,
    ),
  ];
}

function disagreement(report: Report, paint: Paint): Lines {
  const said = disagreementIn(report);
  return said === undefined ? [] : [paint.warn(said.title), ...paragraph(said.text, '  ', paint)];
}

function alternatives({ alternatives: all }: Report, paint: Paint): Lines {
  if (all.length === 0) return [];
  return [
    paint.strong('Also considered'),
    ...all.flatMap(({ id, title, whyLower }) => paragraph(`${title} (${id}): ${whyLower}.`, '  ', paint)),
  ];
}

function notices(report: Report, paint: Paint): Lines {
  const all = noticesToTell(report);
  if (all.length === 0) return [];
  return [
    paint.strong(report.verdict === 'unhealthy' ? 'Warnings (not the cause)' : 'Warnings'),
    ...all.flatMap(({ id, title, because }) =>
      paragraph(`${paint.mark.warn} ${title}: ${because} (${id})`, '  ', paint),
    ),
  ];
}

/** Excluded from the verdict, but shown, so that no one mistakes it for good. */
function notCounted(report: Report, paint: Paint): Lines {
  const found = leftOutOf(report);
  if (found.length === 0) return [];
  return [
    paint.strong('Not counted'),
    ...found.flatMap(({ id, severity, title, because }) => {
      const mark = severity === 'error' ? paint.mark.fail : paint.mark.warn;
      return paragraph(`${mark} ${title}: ${because} (${id})`, '  ', paint);
    }),
  ];
}

/** What the client's logs show, beside what this run saw. */
const logs = (report: Report, paint: Paint): readonly Lines[] =>
  logsInWords(report).map(({ title, sentences }) => [
    ...paragraph(title, '', paint, paint.strong),
    ...sentences.flatMap((sentence) => paragraph(sentence, '  ', paint)),
  ]);

/** The decoded token, for comparisons. */
function token({ token: rows = [], verdict }: Report, paint: Paint, verbose: boolean): Lines {
  if (rows.length === 0 || !(verbose || verdict === 'inconclusive')) return [];
  const named = rows.map(({ name, value, meaning }) => ({ name, value, note: meaning }));
  return [paint.strong('The token'), ...table(named, '    ', paint)];
}

/** An inconclusive report asks for the missing inputs, one by one. */
function missing(report: Report, paint: Paint): Lines {
  const said = report.verdict === 'unhealthy' ? notChecked(report) : [];
  return said.length === 0
    ? []
    : [paint.strong('Not checked'), ...said.flatMap((line) => paragraph(line, '  ', paint))];
}

/** Each check as a statement with the observation, by gate. */
function checks({ checks: all }: Report, paint: Paint): readonly Lines[] {
  return GATES.flatMap((gate) => {
    const own = all.filter((check) => check.gate === gate);
    return own.length === 0
      ? []
      : [
          [
            paint.strong(GATE_NOUN[gate].replace(/^./, (letter) => letter.toUpperCase())),
            ...own.flatMap((check) => checkLine(check, paint)),
          ],
        ];
  });
}

function checkLine({ id, title, status, because }: ReportCheck, paint: Paint): Lines {
  const [first = '', ...rest] = paragraph(`${title}: ${because}`, '    ', paint);
  return [
    `  ${paint.status[status](`${paint.mark[status]} ${first.trimStart()}`)}`,
    ...rest.map((line) => paint.status[status](line)),
    `    ${paint.dim(id)}`,
  ];
}

/**
 * Routes with a proxy, a private authority or a client certificate, where support loses hours. Others only with
 * `--verbose`.
 */
function paths({ paths: all = [] }: Report, paint: Paint, verbose: boolean): Lines {
  const shown = verbose ? all : all.filter(isRemarkable);
  if (shown.length === 0) return [];
  return [paint.strong('Paths'), ...shown.flatMap((path) => paragraph(inWords(path), '  ', paint))];
}

function timings({ timings: all }: Report, paint: Paint): Lines {
  return [
    paint.strong('Timings'),
    ...all.flatMap(({ span, startMs, endMs }) => {
      const [from, to] = [startMs, endMs].map((ms) => String(Math.round(ms)).padStart(6));
      return hanging(`  ${from} to ${to} ms  `, span, paint);
    }),
  ];
}
