import { Chalk } from 'chalk';
import type { Style } from '../report/formats/define.ts';
import { paintFor, type Paint } from '../report/terminal/paint.ts';
import { item, paragraph, type Lines } from '../report/terminal/paragraph.ts';
import { commands } from '../report/terminal/root-cause.ts';
import { visibleEnds } from '../report/words/escape.ts';
import type { FleetReport, SharedCause } from './tally.ts';

/** For a person at a terminal: the change that helps most clients comes first. */
export function printed(report: FleetReport, style: Style): string {
  const paint = paintFor(new Chalk({ level: style.colour }), style.unicode, Math.max(40, style.width));
  const most = style.verbose ? Number.POSITIVE_INFINITY : MOST_NAMES;
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

function headline({ counts, rootCauses, durationMs }: FleetReport, paint: Paint): Lines {
  const ill = counts.unhealthy + counts.transient;
  const unknown = counts.refused + counts.inconclusive + counts.unreadable;
  const well = counts.healthy + counts.warned;
  const said =
    ill > 0
      ? `${clients(ill)} of ${counts.total} cannot sign in or work: ${causes(rootCauses.length)}`
      : unknown > 0
        ? `Inconclusive: ${clients(unknown)} of ${counts.total} could not be judged`
        : counts.total === 0
          ? 'Inconclusive: there is no client to diagnose'
          : `Healthy: ${counts.total === 1 ? 'the one client' : `all ${counts.total} clients`}`;
  const [mark, say] =
    ill > 0
      ? [paint.mark.fail, paint.bad]
      : unknown > 0 || counts.total === 0
        ? [paint.mark.unknown, paint.warn]
        : [paint.mark.pass, paint.good];
  const rest = [
    ...(ill > 0 || unknown > 0 ? [`${well} healthy`] : []),
    ...(counts.transient > 0 ? [`${counts.transient} of them for now only`] : []),
    ...(ill > 0 && unknown > 0 ? [`${unknown} not judged`] : []),
    `${(durationMs / 1000).toFixed(1)} s`,
  ];
  return [
    ...paragraph(`${mark} ${said}`, '', paint, say),
    ...paragraph(`(${rest.join(', ')})`, '', paint, paint.dim),
  ];
}

const clients = (count: number): string => `${count} client${count === 1 ? '' : 's'}`;
const causes = (count: number): string => `${count} root cause${count === 1 ? '' : 's'}`;

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

function names(members: readonly string[], most: number, paint: Paint): Lines {
  const more = members.length - most;
  const shown = members.slice(0, most).map(visibleEnds).join(', ');
  return paragraph(more > 0 ? `${shown} and ${more} more` : shown, '  ', paint);
}

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
