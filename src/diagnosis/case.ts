import type { Suspect } from '../causes/define.ts';
import { causes } from '../causes/registry.generated.ts';
import type { Check, CheckResult } from '../checks/define.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Gate, GateId } from '../evidence/gate.ts';
import { signIns } from '../facts/sign-ins.ts';
import { supersede } from '../repair/supersede.ts';
import {
  enforcedFailures,
  isOpenAtConfluent,
  isUpToConfluent,
  judge,
  judgeFor,
  type Decision,
  type Judgement,
} from './model.ts';
import { byBelief, experimentVerdict } from './ranking.ts';

/** One evidence and what follows from it: the failing checks and the suspected causes. */
export interface Case {
  readonly evidence: Evidence;
  readonly judgement: Judgement;
  /** The enforced checks that fail, outcomes included, in order. */
  readonly failing: readonly GateId[];
  /** All causes that recognise themselves, most credible first. */
  readonly suspects: readonly Suspect[];
}

export function caseOf(evidence: Evidence): Case {
  const judgement = judge(evidence);
  return {
    evidence,
    judgement,
    failing: enforcedFailures(judgement.results).map(({ id }) => id),
    suspects: suspectsIn(evidence).sort(byBelief(evidence)),
  };
}

function suspectsIn(evidence: Evidence): Suspect[] {
  const suspects: Suspect[] = [];
  for (const cause of causes) {
    const suspect = cause.suspect(evidence);
    if (suspect !== null) suspects.push(suspect);
  }
  return suspects;
}

/** The suspects that would explain a failure, whether or not they may be named for it. */
export function candidateSuspects({
  evidence,
  judgement: { decision, results },
  suspects,
}: Case): readonly Suspect[] {
  // State that only Confluent holds explains a refusal that nothing else does.
  const unforeseen = decision?.outcome === 'reject' && !enforcedFailures(results).some(isUpToConfluent);
  const isTaken = signIns.tokenIsTaken.read(evidence).known;
  return suspects.filter(
    ({ role, cause: { gate } }) =>
      role === 'cause' || (role === 'hidden' && unforeseen && !(isTaken && OF_THE_TOKEN.includes(gate))),
  );
}

/** What Confluent checks before the pool: a sign-in without the pool, or with another one, rules these out. */
const OF_THE_TOKEN: readonly Gate[] = ['jwt', 'jwks', 'provider'];

/**
 * The suspects that may be named as root causes: no experiment has ruled them out, and an observation points to them.
 */
export const nameableSuspects = (each: Case): readonly Suspect[] =>
  candidateSuspects(each).filter((suspect) => {
    const verdict = experimentVerdict(suspect, each.evidence);
    return verdict === 'confirmed' || (verdict === 'open' && isPointedTo(suspect, each));
  });

/**
 * To name a guess about state that only Confluent holds, the rest of Confluent's side must be known: while the issuer
 * or the filter there is unknown, any of them would explain the same refusal.
 */
const isPointedTo = ({ role, seen: { strength } }: Suspect, { judgement: { results } }: Case): boolean =>
  strength !== 'conceivable' &&
  !(role === 'hidden' && strength === 'suggested' && results.some(isOpenAtConfluent));

/** The suspect that says the client was refused without a reason; only answers to questions can find the reason. */
export const refusalIn = ({ suspects, judgement: { decision } }: Case): Suspect | undefined =>
  decision?.outcome === 'reject'
    ? suspects.findLast(({ cause: { gate }, role }) => role === 'open' && gate === GATE_OF[decision.by])
    : undefined;

/** The gate whose cause represents an unexplained refusal by each of them. */
const GATE_OF: Readonly<Record<Decision['by'], Gate>> = { broker: 'sasl', sts: 'pool' };

/** The evidence with all of these suspects repaired, one after the other. */
export const repaired = (evidence: Evidence, suspects: readonly Suspect[]): Evidence =>
  suspects.reduce((before, suspect) => supersede(before, suspect.repair(before)), evidence);

/**
 * The results of some checks with all of these suspects repaired. The search for causes, their symptoms, the alternatives
 * and the notices ask for the same suspects, so what was judged is kept with the case.
 */
export function resultsAfter(
  within: Case,
  suspects: readonly Suspect[],
  checks: readonly Check[],
): readonly CheckResult[] {
  const outlook = outlookOf(within, suspects);
  return checks.map((check) => {
    const result = outlook.results.get(check.id) ?? outlook.judge(check);
    outlook.results.set(check.id, result);
    return result;
  });
}

/** What the checks say with something repaired, as far as they were judged. */
interface Outlook {
  readonly judge: (check: Check) => CheckResult;
  readonly results: Map<GateId, CheckResult>;
}
const outlooks = new WeakMap<Case, Map<string, Outlook>>();

function outlookOf(within: Case, suspects: readonly Suspect[]): Outlook {
  const known = outlooks.get(within) ?? new Map([['', asItIs(within)]]);
  outlooks.set(within, known);
  const key = suspects.map(({ cause }) => cause.id).join();
  const outlook = known.get(key) ?? {
    judge: judgeFor(repaired(within.evidence, suspects)),
    results: new Map(),
  };
  known.set(key, outlook);
  return outlook;
}

/** With nothing repaired. */
const asItIs = ({ evidence, judgement: { results } }: Case): Outlook => ({
  judge: judgeFor(evidence),
  results: new Map(results.map((result) => [result.id, result])),
});
