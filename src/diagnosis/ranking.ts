import type { Suspect } from '../causes/define.ts';
import { inOrder, gateOrder } from '../evidence/gate.ts';
import type { Evidence } from '../evidence/evidence.ts';

/** The result of a cause's experiment; `open` when there is none or it was not run. */
export type Verdict = 'confirmed' | 'refuted' | 'open';

export function experimentVerdict(suspect: Suspect, evidence: Evidence): Verdict {
  if (suspect.experiment === null) return 'open';
  const { request, onSuccess, onFailure } = suspect.experiment;
  const seen = evidence.experiments[request.key];
  if (seen?.status !== 'observed') return 'open';
  const says = seen.value.succeeded ? onSuccess : onFailure;
  return says === 'confirms' ? 'confirmed' : says === 'refutes' ? 'refuted' : 'open';
}

/**
 * Which of two suspects that explain the same is more credible. An experiment decides first; then an observed fault
 * beats one that merely fits; then the one further upstream, because it explains the other.
 */
export const byBelief =
  (evidence: Evidence) =>
  (a: Suspect, b: Suspect): number =>
    rank(a, evidence) - rank(b, evidence) ||
    gateOrder(a.cause.id) - gateOrder(b.cause.id) ||
    strengthOrder[a.seen.strength] - strengthOrder[b.seen.strength] ||
    inOrder(a.cause.id, b.cause.id);

/**
 * Which of two root causes the client meets first. Both are needed to explain the run, so that they do not compete, and
 * the user has to fix the first one to get to the second.
 */
export const byWay = (a: Suspect, b: Suspect): number => gateOrder(a.cause.id) - gateOrder(b.cause.id);

const strengthOrder = { stated: 0, shown: 1, suggested: 2, conceivable: 3 } as const;

/** Between a stated and a shown fault, the position decides, not the wording. */
const rankOf = { stated: 1, shown: 1, suggested: 2, conceivable: 3 } as const;

const rank = (suspect: Suspect, evidence: Evidence): number =>
  experimentVerdict(suspect, evidence) === 'confirmed' ? 0 : rankOf[suspect.seen.strength];
