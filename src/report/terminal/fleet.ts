import type { FleetReport, SharedCause } from '../fleet.ts';
import { visibleEnds } from '../words/escape.ts';
import { fleetInOneSentence, illIn, namesInWords, openIn, restInWords } from '../words/fleet.ts';
import { count } from '../words/grammar.ts';
import type { Paint } from './paint.ts';
import { item, paragraph, type Lines } from './paragraph.ts';
import { commands } from './root-cause.ts';

/** For a person at a terminal: the change that helps most clients comes first. */
export function fleetLines(report: FleetReport, paint: Paint, isVerbose: boolean): string {
  const most = isVerbose ? Number.POSITIVE_INFINITY : MOST_NAMES;
  const blocks = [
    headline(report, paint),
    overview(report, paint),
    ...report.rootCauses.map((each, index) => sharedCause(each, index, most, paint)),
    open(report, most, paint),
    warnings(report, most, paint),
    skipped(report, most, paint),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** As many names as fit on two lines of a terminal. */
const MOST_NAMES = 6;
const MOST_SHARED = 4;

function headline(report: FleetReport, paint: Paint): Lines {
  const { counts, durationMs } = report;
  const [mark, say] =
    illIn(counts) > 0
      ? [paint.mark.fail, paint.bad]
      : openIn(counts) > 0 || counts.total === 0
        ? [paint.mark.unknown, paint.warn]
        : [paint.mark.pass, paint.good];
  const rest = [...restInWords(report), `${(durationMs / 1000).toFixed(1)} s`];
  return [
    ...paragraph(`${mark} ${fleetInOneSentence(report)}`, '', paint, say),
    ...paragraph(`(${rest.join(', ')})`, '', paint, paint.dim),
  ];
}

const clients = (many: number): string => count(many, 'client');

/** All root causes on the first screen, before the details of the first fill it. */
function overview({ rootCauses }: FleetReport, paint: Paint): Lines {
  if (rootCauses.length < 2) return [];
  return rootCauses.flatMap(({ cause, members }, index) => [
    ...item(`${index + 1}. `, `${clients(members.length)}: ${cause.title}`, paint),
    ...names(members, NAMES_AT_A_GLANCE, paint).map((line) => paint.dim(`     ${line}`)),
  ]);
}

const NAMES_AT_A_GLANCE = 2;

function sharedCause(
  { cause, members, shared }: SharedCause,
  index: number,
  most: number,
  paint: Paint,
): Lines {
  return [
    ...paragraph(`${index + 1}. ${clients(members.length)}: ${cause.title}`, '', paint, paint.strong),
    ...names(members, most, paint),
    ...paragraph(members.length === 1 ? cause.because : '', '  ', paint),
    ...shared
      .slice(0, MOST_SHARED)
      .flatMap(({ label, value }) => paragraph(`${label}: ${visibleEnds(value)}`, '  ', paint, paint.dim)),
    '',
    ...paragraph(`Fix: ${cause.fix.summary}`, '  ', paint, paint.strong),
    ...commands(cause, paint),
    ...cause.fix.steps.flatMap((step, at) => item(`${at + 1}. `, step, paint)),
    ...paragraph(
      `${cause.id}, ${cause.confidence}. More: oauthbearer explain ${cause.id}`,
      '  ',
      paint,
      paint.dim,
    ),
  ];
}

const names = (members: readonly string[], most: number, paint: Paint): Lines =>
  paragraph(namesInWords(members.map(visibleEnds), most), '  ', paint);

function open({ open: left }: FleetReport, most: number, paint: Paint): Lines {
  if (left.length === 0) return [];
  const more = left.length - most;
  return [
    ...paragraph(`Not judged: ${left.length}`, '', paint, paint.strong),
    ...left
      .slice(0, most)
      .flatMap(({ name, because }) => paragraph(`${visibleEnds(name)}: ${because}`, '  ', paint)),
    ...(more > 0 ? paragraph(`and ${more} more (--verbose lists them)`, '  ', paint, paint.dim) : []),
  ];
}

function skipped({ skipped: all }: FleetReport, most: number, paint: Paint): Lines {
  if (all.length === 0) return [];
  return [
    ...paragraph(`Skipped, as there is no OAuth client in them: ${all.length}`, '', paint, paint.dim),
    ...names(
      all.map(({ name }) => name),
      most,
      paint,
    ).map((line) => paint.dim(line)),
  ];
}

function warnings({ warnings: all }: FleetReport, most: number, paint: Paint): Lines {
  if (all.length === 0) return [];
  return [
    ...paragraph('Warnings (not the cause)', '', paint, paint.strong),
    ...all.flatMap(({ title, members }) => [
      ...paragraph(`${clients(members.length)}: ${title}`, '  ', paint),
      ...names(members, most, paint).map((line) => `  ${line}`),
    ]),
  ];
}
