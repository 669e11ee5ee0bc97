import { GATES } from '../../evidence/gate.ts';
import type { Report, ReportCause } from '../report.ts';
import { contrastLines } from './contrast.ts';
import { visible, visibleEnds } from './escape.ts';
import type { Paint } from './paint.ts';
import { item, paragraph, type Lines } from './paragraph.ts';
import { GATE_NOUN, gateStates } from './words.ts';
import { listed } from '../../evidence/words.ts';

/**
 * A root cause: what is wrong, how to fix it, and how we know. The only cause stands in the headline already; of several
 * each has its title here.
 */
export function rootCause(cause: ReportCause, report: Report, index: number, paint: Paint): Lines {
  const title =
    report.rootCauses.length === 1 ? [] : paragraph(`${index + 1}. ${cause.title}`, '', paint, paint.strong);
  return [
    ...title,
    ...contrastLines(
      cause.evidence.filter((row) => row.contrast),
      paint,
    ),
    ...paragraph(cause.because, '  ', paint),
    ...seenBesides(cause, paint),
    '',
    ...paragraph(`Fix: ${cause.fix.summary}`, '  ', paint, paint.strong),
    ...commands(cause, paint),
    ...cause.fix.steps.flatMap((step, at) => item(`${at + 1}. `, step, paint)),
    '',
    ...paragraph(proofOf(cause, report), '  ', paint, paint.dim),
    ...paragraph(
      `${cause.id}, ${cause.confidence}. More: oauthbearer explain ${cause.id}`,
      '  ',
      paint,
      paint.dim,
    ),
  ];
}

type Command = ReportCause['fix']['commands'][number];

/** What a command or a setting is for, as a comment above it. */
const WHERE: Readonly<Record<string, string>> = {
  'confluent-cli': 'Confluent CLI',
  rest: "Confluent's REST API",
  terraform: 'Terraform, where it manages this',
  console: "Confluent Cloud's console",
  'client-config': 'the client',
  idp: 'the identity provider',
};

const APPLY = {
  paste: 'paste as is',
  'fill-in': 'fill in what only you know',
  'check-first': 'check first whether it fits',
} as const;

function commands({ fix }: ReportCause, paint: Paint): Lines {
  return fix.commands.flatMap((command, at, all) => [
    ...(remarkOn(all[at - 1]) === remarkOn(command) ? [] : [paint.dim(`    # ${remarkOn(command) ?? ''}`)]),
    ...command.text.split('\n').map((line) => `    ${paint.command(visible(line))}`),
  ]);
}

function remarkOn(command: Command | undefined): string | undefined {
  if (command === undefined) return undefined;
  const where = WHERE[command.kind] ?? command.kind;
  // A way through a page is followed, not pasted.
  return command.kind === 'console' || command.apply === undefined
    ? where
    : `${where}: ${APPLY[command.apply]}`;
}

/** What was tried comes first: it convinces more than what follows from the checks. */
function proofOf({ id, proof, symptoms }: ReportCause, report: Report): string {
  const tried =
    proof.experiment === undefined
      ? ''
      : `Tried: we ${proof.experiment.did}, and saw ${proof.experiment.saw}. `;
  const fixed = `${proof.repair.charAt(0).toUpperCase()}${proof.repair.slice(1)}`;
  return `${tried}${fixed}, ${outcomeOf(proof.predicted, id, report)}.${alsoFixed(symptoms, report)}`;
}

function outcomeOf(predicted: string, id: string, report: Report): string {
  const next = report.rootCauses.findIndex((each) => each.id !== id && each.symptoms.includes(predicted));
  if (next !== -1) return `cause ${next + 1} remains`;
  if (predicted !== 'accept') return `the next check that fails is "${titleOf(predicted, report)}"`;
  const open = gateStates(report, GATES)
    .filter(({ status }) => status === 'unknown' || status === 'partly')
    .map(({ gate }) => GATE_NOUN[gate]);
  return open.length === 0
    ? 'every check passes'
    : `every check that could run passes (not checked yet: ${listed(fewOf(open))})`;
}

/** Offline nearly everything is open: three of them say so as well. */
const fewOf = (open: readonly string[]): readonly string[] =>
  open.length <= 4 ? open : [...open.slice(0, 3), `${open.length - 3} more`];

function alsoFixed(symptoms: readonly string[], report: Report): string {
  const titles = symptoms.map((id) => `"${titleOf(id, report)}"`);
  return titles.length === 0 ? '' : ` Also fixed by this: ${titles.join(', ')}.`;
}

const titleOf = (id: string, { checks }: Report): string =>
  checks.find((check) => check.id === id)?.title ?? id;

/** The rest of the evidence, each value with where it was seen; what stands in the contrast is not said again. */
function seenBesides({ evidence }: ReportCause, paint: Paint): Lines {
  const contrasted = evidence.filter((row) => row.contrast === true).map(({ value }) => value);
  return evidence
    .filter((row) => row.contrast !== true && !contrasted.includes(row.value))
    .flatMap((row) =>
      paragraph(`${row.label}: ${visibleEnds(row.value)} (${row.source})`, '  ', paint, paint.dim),
    );
}
