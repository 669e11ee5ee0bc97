import { Chalk } from 'chalk';
import type { Report } from '../report.ts';
import { visible } from '../text/escape.ts';
import { gateChain } from '../text/gate-chain.ts';
import { paintFor, type Paint } from '../text/paint.ts';
import { paragraph, type Lines } from '../text/paragraph.ts';
import { inWords, isRemarkable } from '../text/path.ts';
import { rootCause } from '../text/root-cause.ts';
import type { Reporter } from './define.ts';

/**
 * For a person at a terminal. What is wrong and how to mend it come first and fit on one screen; how we know comes
 * after, and everything else with `--verbose`.
 */
const human: Reporter = {
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
      gateChain(report, paint),
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
  const saw = `It predicted a refusal at ${model.refuted.join(', ')}, and the client was let in.`;
  if (model.told !== undefined) {
    return [
      paint.warn('What was told of Confluent does not fit'),
      ...paragraph(
        `${saw} What was told of Confluent's side (${model.told.join('; ')}) is probably of another identity provider than the one that let it in. If it is the right one, this is a defect of oauthbearer: then please send us a bundle (--bundle FILE).`,
        '  ',
        paint,
      ),
    ];
  }
  return [
    paint.warn('Our model was wrong here'),
    ...paragraph(
      `${saw} That is a defect of oauthbearer, not of your client: please send us a bundle (--bundle FILE).`,
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
