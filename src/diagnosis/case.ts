import type { Suspect } from '../causes/define.ts';
import { causes } from '../causes/registry.generated.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Gate, GateId } from '../evidence/gate.ts';
import { signIns } from '../facts/sign-ins.ts';
import { supersede } from '../repair/supersede.ts';
import {
  enforcedFailures,
  isOpenAtConfluent,
  isUpToConfluent,
  judge,
  type Decision,
  type Judgement,
} from './model.ts';
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

/** Those of the suspects that would explain a failure, whether or not they may be named for it. */
export function candidateSuspects({
  evidence,
  judgement: { decision, results },
  suspects,
}: Case): readonly Suspect[] {
  // State that Confluent alone holds explains a refusal that nothing else does.
  const unforeseen = decision?.outcome === 'reject' && !enforcedFailures(results).some(isUpToConfluent);
  const isTaken = signIns.tokenIsTaken.read(evidence).known;
  return suspects.filter(
    ({ role, cause: { gate } }) =>
      role === 'cause' || (role === 'hidden' && unforeseen && !(isTaken && OF_THE_TOKEN.includes(gate))),
  );
}

/** What Confluent looks at before the pool: a sign-in without the pool, or with another one, clears it. */
const OF_THE_TOKEN: readonly Gate[] = ['jwt', 'jwks', 'provider'];

/** Those that may be named as a root cause: no experiment has cleared them, and something that was seen points to them. */
export const nameableSuspects = (each: Case): readonly Suspect[] =>
  candidateSuspects(each).filter((suspect) => {
    const verdict = experimentVerdict(suspect, each.evidence);
    return verdict === 'confirmed' || (verdict === 'open' && isPointedTo(suspect, each));
  });

/**
 * A guess at state that only Confluent holds needs the rest of Confluent's side to have been seen: while the issuer or the
 * filter there is unknown, any of them would explain the same refusal.
 */
const isPointedTo = ({ role, seen: { strength } }: Suspect, { judgement: { results } }: Case): boolean =>
  strength !== 'conceivable' &&
  !(role === 'hidden' && strength === 'suggested' && results.some(isOpenAtConfluent));

/** Says that the client was refused and not why; only the answers to questions can. */
export const refusalIn = ({ suspects, judgement: { decision } }: Case): Suspect | undefined =>
  decision?.outcome === 'reject'
    ? suspects.findLast(({ cause: { gate }, role }) => role === 'open' && gate === GATE_OF[decision.by])
    : undefined;

/** Where the refusal of each is a cause of its own. */
const GATE_OF: Readonly<Record<Decision['by'], Gate>> = { broker: 'sasl', sts: 'pool' };

/** The evidence as it would be with all of this mended, one after the other. */
export const repaired = (evidence: Evidence, suspects: readonly Suspect[]): Evidence =>
  suspects.reduce((before, suspect) => supersede(before, suspect.repair(before)), evidence);

/** What the checks would say with all of this mended. */
export const resultsAfter = ({ evidence }: Case, suspects: readonly Suspect[]): Judgement['results'] =>
  judge(repaired(evidence, suspects)).results;
