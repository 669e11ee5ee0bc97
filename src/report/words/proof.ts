import { listed } from '../../evidence/words.ts';
import type { Report, ReportCause } from '../report.ts';
import { GATE_NOUN, gateStates } from './gates.ts';

/** Experiments come first: they convince more than conclusions from the checks. */
export function proofOf({ id, proof, symptoms }: ReportCause, report: Report): string {
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
  const open = gateStates(report)
    .filter(({ status }) => status === 'unknown' || status === 'partly')
    .map(({ gate }) => GATE_NOUN[gate]);
  return open.length === 0
    ? 'every check passes'
    : `every check that could run passes (not checked yet: ${listed(fewOf(open))})`;
}

/** Offline nearly everything is open, so three examples are enough. */
const fewOf = (open: readonly string[]): readonly string[] =>
  open.length <= 4 ? open : [...open.slice(0, 3), `${open.length - 3} more`];

function alsoFixed(symptoms: readonly string[], report: Report): string {
  const titles = symptoms.map((id) => `"${titleOf(id, report)}"`);
  return titles.length === 0 ? '' : ` Also fixed by this: ${titles.join(', ')}.`;
}

const titleOf = (id: string, { checks }: Report): string =>
  checks.find((check) => check.id === id)?.title ?? id;
