import { Chalk } from 'chalk';
import { GATES } from '../../evidence/gate.ts';
import type { Report, ReportCause, ReportCheck } from '../report.ts';
import { contrastLines } from '../text/contrast.ts';
import { visible, visibleEnds } from '../text/escape.ts';
import { paintFor, type Paint } from '../text/paint.ts';
import { inWords, isRemarkable } from '../text/path.ts';
import { wrap } from '../text/wrap.ts';
import type { Reporter } from './define.ts';

/**
 * For a person at a terminal. What is wrong and how to mend it come first and fit on one screen; how we know comes
 * after, and everything else with `--verbose`.
 */
const human: Reporter = {
  name: 'human',
  mediaType: 'text/plain',
  render: (report, style) => {
    const paint = paintFor(new Chalk({ level: style.colour }), style.unicode, Math.max(40, style.width));
    const blocks = [
      headline(report, paint),
      ...report.rootCauses.map((cause, index) => rootCause(cause, report, index, paint)),
      unexplained(report, paint),
      disagreement(report, paint),
      alternatives(report, paint),
      notices(report, paint),
      missing(report, paint),
      gates(report, paint),
      paths(report, paint, style.verbose),
      ...(style.verbose ? [checks(report, paint), timings(report, paint)] : []),
    ];
    return `${blocks
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`;
  },
};
export default human;

type Lines = readonly string[];

function headline(report: Report, paint: Paint): Lines {
  const { verdict, target, durationMs } = report;
  const read = target.configuration === undefined ? '' : `, read as ${target.configuration.format}`;
  const about = paint.dim(`(${visible(target.name)}${visible(read)}, ${(durationMs / 1000).toFixed(1)} s)`);
  const say = { healthy: paint.good, unhealthy: paint.bad, inconclusive: paint.warn }[verdict];
  const mark = { healthy: paint.mark.pass, unhealthy: paint.mark.fail, inconclusive: paint.mark.unknown }[
    verdict
  ];
  return [`${say(`${mark} ${inOneSentence(report)}`)} ${about}`];
}

function inOneSentence({ verdict, rootCauses, model, target, unexplained }: Report): string {
  switch (verdict) {
    case 'healthy':
      return target.bootstrapServers.length > 0 && model.observed === 'accept'
        ? 'Healthy: the broker let the client in.'
        : "Healthy: Confluent's token service accepts the token and the pool.";
    case 'unhealthy':
      return rootCauses.length === 1 ? 'One root cause.' : `${rootCauses.length} independent root causes.`;
    case 'inconclusive':
      return unexplained.length > 0
        ? 'Inconclusive: something fails, and no known cause explains it.'
        : 'Inconclusive: nothing that could be seen is wrong, and not enough could be seen.';
  }
}

function rootCause(cause: ReportCause, report: Report, index: number, paint: Paint): Lines {
  const number = report.rootCauses.length > 1 ? `${index + 1}. ` : '';
  return [
    ...paragraph(`${number}${cause.title}`, '', paint, paint.strong),
    paint.dim(`${cause.id}, ${cause.confidence}`),
    '',
    ...contrastLines(
      cause.evidence.filter((row) => row.contrast),
      paint,
    ),
    ...paragraph(cause.because, '  ', paint),
    ...seenBesides(cause, paint),
    '',
    ...paragraph(`Fix: ${cause.fix.summary}`, '  ', paint, paint.strong),
    ...cause.fix.steps.flatMap((step, at) => item(`${at + 1}. `, step, paint)),
    ...cause.fix.commands.flatMap(({ kind, text }, at, all) => [
      ...(all[at - 1]?.kind === kind ? [] : [paint.dim(`    # ${WHERE[kind]}`)]),
      ...text.split('\n').map((line) => `    ${paint.command(visible(line))}`),
    ]),
    '',
    ...paragraph(proofOf(cause), '  ', paint, paint.dim),
    paint.dim(`  More: oauthbearer explain ${cause.id}`),
  ];
}

/** What a command or a setting is for, as a comment above it. */
const WHERE: Readonly<Record<ReportCause['fix']['commands'][number]['kind'], string>> = {
  'confluent-cli': 'Confluent CLI',
  rest: "Confluent's REST API",
  terraform: 'where Terraform manages it',
  console: "Confluent's console",
  'client-config': 'the client',
  idp: 'the identity provider',
};

/** What was tried comes first: it convinces more than what follows from the checks. */
function proofOf({ proof, symptoms }: ReportCause): string {
  const outcome =
    proof.predicted === 'accept'
      ? 'nothing else would keep the client out'
      : `${proof.predicted} still fails`;
  const tried =
    proof.experiment === undefined ? '' : `We tried it: ${proof.experiment.did}; ${proof.experiment.saw}. `;
  const follows = symptoms.length === 0 ? '' : ` Fails because of it: ${symptoms.join(', ')}.`;
  return `Proof: ${tried}${sentence(proof.repair)}, ${outcome}.${follows}`;

  function sentence(text: string): string {
    return tried === '' ? text : text.charAt(0).toUpperCase() + text.slice(1);
  }
}

/** The rest of the evidence, each value with where it was seen; what stands in the contrast is not said again. */
function seenBesides({ evidence }: ReportCause, paint: Paint): Lines {
  const contrasted = evidence.filter((row) => row.contrast === true).map(({ value }) => value);
  return evidence
    .filter((row) => row.contrast !== true && !contrasted.includes(row.value))
    .flatMap((row) =>
      paragraph(`${row.label}: ${visibleEnds(row.value)} (${row.source})`, '  ', paint, paint.dim),
    );
}

function unexplained(report: Report, paint: Paint): Lines {
  if (report.unexplained.length === 0) return [];
  return [
    paint.strong('Fails, and no known cause explains it'),
    ...report.checks
      .filter(({ id }) => report.unexplained.includes(id))
      .flatMap((check) => paragraph(`${check.id}: ${check.because}`, '  ', paint)),
    ...paragraph(
      'Please send us a bundle (--bundle FILE): it holds no secret and no usable token.',
      '  ',
      paint,
      paint.dim,
    ),
  ];
}

function disagreement({ model }: Report, paint: Paint): Lines {
  if (model.refuted.length === 0) return [];
  return [
    paint.warn('Our model was wrong here'),
    ...paragraph(
      `It predicted a refusal at ${model.refuted.join(', ')}, and the client was let in. That is a defect of oauthbearer, not of your client: please send us a bundle (--bundle FILE).`,
      '  ',
      paint,
    ),
  ];
}

function alternatives({ alternatives: all }: Report, paint: Paint): Lines {
  if (all.length === 0) return [];
  return [
    paint.strong('Also considered'),
    ...all.flatMap(({ id, title, whyLower }) => paragraph(`${id}: ${title} (${whyLower}).`, '  ', paint)),
  ];
}

/** What the alternatives say already is not said again. */
function notices({ notices: every, alternatives: named }: Report, paint: Paint): Lines {
  const all = every.filter(({ id }) => !named.some((cause) => cause.id === id));
  if (all.length === 0) return [];
  return [
    paint.strong('Also noticed; this alone keeps nobody out'),
    ...all.flatMap(({ id, because }) => paragraph(`${paint.mark.warn} ${id}: ${because}`, '  ', paint)),
  ];
}

function missing({ missing: all, verdict }: Report, paint: Paint): Lines {
  if (all.length === 0 || verdict === 'healthy') return [];
  return [
    paint.strong('Could not be seen'),
    ...all.flatMap(({ input, wouldSettle }) =>
      paragraph(`${input} would settle ${count(wouldSettle.length, 'check')}.`, '  ', paint),
    ),
  ];
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

/** The chain of gates, in the order in which a connection passes them: where it stops is seen at a glance. */
function gates({ checks: all }: Report, paint: Paint): Lines {
  const lines: { text: string; columns: number }[] = [];
  for (const gate of GATES) {
    const status = worst(all.filter((check) => check.gate === gate && check.enforced));
    if (status === undefined) continue;
    const text = `${paint.mark[status]} ${gate}`;
    const last = lines.at(-1);
    if (last !== undefined && last.columns + 2 + text.length <= paint.width) {
      last.text += `  ${paint.status[status](text)}`;
      last.columns += 2 + text.length;
    } else {
      lines.push({ text: paint.status[status](text), columns: text.length });
    }
  }
  return lines.map(({ text }) => text);
}

/** What is unknown in a gate matters only where nothing else was seen. */
const worst = (checks: readonly ReportCheck[]): ReportCheck['status'] | undefined =>
  (['fail', 'warn', 'pass', 'unknown'] as const).find((status) =>
    checks.some((check) => check.status === status),
  );

function checks({ checks: all }: Report, paint: Paint): Lines {
  return [
    paint.strong('Checks'),
    ...all.flatMap(({ id, status, because }) =>
      paragraph(`${paint.mark[status]} ${id}: ${because}`, '  ', paint, paint.status[status]),
    ),
  ];
}

/** Where support loses hours: a proxy, a private authority, a client certificate. Other ways are for who asks. */
function paths({ paths: all = [] }: Report, paint: Paint, verbose: boolean): Lines {
  const shown = verbose ? all : all.filter(isRemarkable);
  if (shown.length === 0) return [];
  return [paint.strong('Paths'), ...shown.flatMap((path) => paragraph(inWords(path), '  ', paint))];
}

function timings({ timings: all }: Report, paint: Paint): Lines {
  return [
    paint.strong('Timings'),
    ...all.map(
      ({ span, startMs, endMs }) =>
        `  ${String(Math.round(startMs)).padStart(6)} to ${String(Math.round(endMs)).padStart(6)} ms  ${visible(span)}`,
    ),
  ];
}

/** A step of a list: its number once, the text beside it. */
const item = (number: string, text: string, paint: Paint): Lines =>
  paragraph(text, ' '.repeat(4 + number.length), paint).map((line, at) =>
    at === 0 ? `    ${number}${line.trimStart()}` : line,
  );

/** Wrapped text with a hanging indent; what is not text of ours was made visible here at the latest. */
function paragraph(
  text: string,
  indent: string,
  paint: Paint,
  style: (text: string) => string = (plain) => plain,
): Lines {
  return wrap(visible(text), paint.width - indent.length).map((line) => `${indent}${style(line)}`);
}
