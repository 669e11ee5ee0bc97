import type { Report, ReportCause } from '../report.ts';
import { contrastLines } from './contrast.ts';
import { visible, visibleEnds } from './escape.ts';
import type { Paint } from './paint.ts';
import { item, paragraph, type Lines } from './paragraph.ts';

/** A root cause: what is wrong, how to mend it, and how we know. */
export function rootCause(cause: ReportCause, report: Report, index: number, paint: Paint): Lines {
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
