import type { Suspect } from '../causes/define.ts';
import { causes } from '../causes/registry.generated.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { GateId } from '../evidence/gate.ts';
import { supersede } from '../repair/supersede.ts';
import { enforcedFailures, isUpToConfluent, judge, type Judgement } from './model.ts';
import { byBelief, experimentVerdict } from './ranking.ts';

/** One evidence with what follows from it: what fails, and who is suspected. */
export interface Case {
  readonly evidence: Evidence;
  readonly judgement: Judgement;
  /** The enforced checks that fail, outcomes included, in order. */
  readonly failing: readonly GateId[];
  /** All causes that recognise themselves, most believed first. */
  readonly suspects: readonly Suspect[];
}

export function caseOf(evidence: Evidence): Case {
  const judgement = judge(evidence);
  return {
    evidence,
    judgement,
    failing: enforcedFailures(judgement.results).map(({ id }) => id),
    suspects: causes.flatMap((cause) => cause.suspect(evidence) ?? []).sort(byBelief(evidence)),
  };
}

/** Those of the suspects that may be a root cause, experiments aside. */
export function candidatesIn({ judgement: { decision, results }, suspects }: Case): readonly Suspect[] {
  // State that Confluent alone holds explains a refusal that nothing else does.
  const unforeseen = decision?.outcome === 'reject' && !enforcedFailures(results).some(isUpToConfluent);
  return suspects.filter(({ role }) => role === 'cause' || (role === 'hidden' && unforeseen));
}

/** Those that no experiment has cleared. */
export const standingIn = (each: Case): readonly Suspect[] =>
  candidatesIn(each).filter((suspect) => experimentVerdict(suspect, each.evidence) !== 'refuted');

/** The evidence as it would be with all of this mended, one after the other. */
export const mended = (evidence: Evidence, suspects: readonly Suspect[]): Evidence =>
  suspects.reduce((before, suspect) => supersede(before, suspect.repair(before)), evidence);

/** What the checks would say with all of this mended. */
export const resultsAfter = ({ evidence }: Case, suspects: readonly Suspect[]): Judgement['results'] =>
  judge(mended(evidence, suspects)).results;
