import type { Report, ReportCause } from '../report.ts';
import { contrastLines } from './contrast.ts';
import { visible, visibleEnds } from '../words/escape.ts';
import type { Paint } from './paint.ts';
import { item, paragraph, type Lines } from './paragraph.ts';
import { wrap } from './wrap.ts';
import { placeOf, safetyOf, type ReportCommand } from '../words/command.ts';
import { besidesContrast, contrastOf } from '../words/evidence.ts';
import { proofOf } from '../words/proof.ts';

/**
 * A root cause: what is wrong, how to fix it, and how we know. A single cause is in the headline already; each of
 * several has its title here.
 */
export function rootCause(cause: ReportCause, report: Report, index: number, paint: Paint): Lines {
  const title =
    report.rootCauses.length === 1 ? [] : paragraph(`${index + 1}. ${cause.title}`, '', paint, paint.strong);
  const explains = `oauthbearer explain ${cause.id}`;
  return [
    ...title,
    ...contrastLines(contrastOf(cause), paint),
    ...paragraph(cause.because, '  ', paint),
    ...seenBesides(cause, paint),
    '',
    ...paragraph(`Fix: ${cause.fix.summary}`, '  ', paint, paint.strong),
    ...commands(cause, paint),
    ...cause.fix.steps.flatMap((step, at) => item(`${at + 1}. `, step, paint)),
    '',
    ...paragraph(proofOf(cause, report), '  ', paint, paint.dim),
    ...paragraph(`${cause.id}, ${cause.confidence}. More: ${explains}`, '  ', paint, (line) =>
      paint.dim(line.replace(explains, () => paint.linked(explains, cause.id))),
    ),
  ];
}

/** What to paste, fill in or click, each with where it belongs and how safe it is. */
export function commands({ fix }: Pick<ReportCause, 'fix'>, paint: Paint): Lines {
  return fix.commands.flatMap((command, at, all) => [
    ...(remarkOn(all[at - 1]) === remarkOn(command) ? [] : remark(remarkOn(command) ?? '', paint)),
    ...command.text.split('\n').map((line) => `    ${paint.command(visible(line))}`),
  ]);
}

/** Every line of it is a comment, because it is copied with the command below it. */
const remark = (text: string, paint: Paint): Lines =>
  wrap(text, paint.width - 6).map((line) => paint.dim(`    # ${line}`));

function seenBesides(cause: ReportCause, paint: Paint): Lines {
  return besidesContrast(cause).flatMap((row) =>
    paragraph(`${row.label}: ${visibleEnds(row.value)} (${row.source})`, '  ', paint, paint.dim),
  );
}

function remarkOn(command: ReportCommand | undefined): string | undefined {
  if (command === undefined) return undefined;
  const safety = safetyOf(command);
  return safety === undefined ? placeOf(command) : `${placeOf(command)}: ${safety}`;
}
