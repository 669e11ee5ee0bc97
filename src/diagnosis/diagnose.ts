import type { Suspect } from '../causes/define.ts';
import type { CheckResult } from '../checks/define.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentRequest } from '../evidence/experiment.ts';
import type { GateId } from '../evidence/gate.ts';
import type { Input } from '../evidence/observation.ts';
import { candidateSuspects, caseOf, refusalIn, type Case } from './case.ts';
import { clearedBy, explain, MOST_CAUSES } from './explain.ts';
import { byMeeting, bySureness, findingOf, isGuess, type Finding } from './finding.ts';
import { checkOf, predict, type Decision, type Prediction } from './model.ts';
import { noticesIn, type Notice } from './notices.ts';
import { openQuestions, type AskedQuestion } from './questions.ts';
import { byBelief, byWay, experimentVerdict } from './ranking.ts';

export interface Diagnosis {
  readonly verdict: 'healthy' | 'unhealthy' | 'inconclusive';
  /** Most certain first, and of equally certain ones that which stops the client first. */
  readonly rootCauses: readonly Finding[];
  /** Causes that would explain the same failures and are less credible. */
  readonly alternatives: readonly (Finding & { readonly whyLower: string })[];
  readonly notices: readonly Notice[];
  /** In the order in which a connection meets them. */
  readonly checks: readonly CheckResult[];
  readonly model: {
    readonly predicted: Prediction;
    readonly observed: 'accept' | 'reject' | null;
    /** Who was observed to decide; null when there was no decision. */
    readonly decidedBy: Decision['by'] | null;
    /** Null when there was no decision to compare with. */
    readonly agree: boolean | null;
    /** Checks that failed although the client was admitted: defects of the model. */
    readonly refuted: readonly GateId[];
  };
  /** Enforced checks that fail without a known cause. */
  readonly unexplained: readonly GateId[];
  /** The client was refused and no observation says why: the answer, and who gave it. */
  readonly refusal?: Suspect;
  /**
   * What a person can look up and the doctor cannot see, most decisive first. Empty when the broker admitted the
   * client.
   */
  readonly questions: readonly AskedQuestion[];
  readonly missing: readonly { readonly input: Input; readonly wouldSettle: readonly GateId[] }[];
}

/**
 * Names the root causes of what the evidence shows. Pure: the same evidence gives the same diagnosis.
 *
 * @param most the maximum number of root causes
 */
export function diagnose(evidence: Evidence, most = MOST_CAUSES): Diagnosis {
  const within = caseOf(evidence);
  const { results, decision, refuted } = within.judgement;
  const observed = decision?.outcome ?? null;
  const predicted = predict(results);
  const { causes, unexplained } = explain(within, most);
  const suspects = causes.map(({ suspect }) => suspect);
  const believe = byBelief(evidence);
  const refusal = refusalIn(within);

  return {
    verdict: verdictOf(within, suspects),
    rootCauses: causes
      .map((named) => findingOf(named, observed === 'reject'))
      .sort(
        (a, b) =>
          byMeeting(a, b) || bySureness(a, b) || byWay(a.suspect, b.suspect) || believe(a.suspect, b.suspect),
      ),
    alternatives: alternativesTo(suspects, within).map((suspect) => ({
      ...findingOf({ suspect, within }, observed === 'reject'),
      whyLower: whyLower(suspect, suspects, within),
    })),
    notices: noticesIn(within, suspects),
    checks: results,
    model: {
      predicted: refuted[0] ?? predicted,
      observed,
      decidedBy: decision?.by ?? null,
      agree:
        observed === null
          ? null
          : refuted.length === 0 && (predicted === 'accept') === (observed === 'accept'),
      refuted,
    },
    unexplained: unexplained.filter((id) => isUnexplained(id, within)),
    ...(refusal !== undefined && !isExplained(suspects, within) && { refusal }),
    questions: openQuestions(within),
    missing: missingInputs(results),
  };
}

/**
 * Checks that fail only after a repair are not unexplained; and a refusal without a reason is a question, not a defect
 * of the model.
 */
const isUnexplained = (id: GateId, within: Case): boolean =>
  within.failing.includes(id) && !(checkOf(id).kind === 'outcome' && refusalIn(within) !== undefined);

/** Whether the root causes explain the final outcome. */
function isExplained(named: readonly Suspect[], within: Case): boolean {
  const cleared = clearedBy(within, named);
  return within.failing.every((id) => checkOf(id).kind === 'premise' || cleared.includes(id));
}

/**
 * The experiments to run now, most decisive first: those of suspects that could explain a failure and have no result
 * yet, and those that narrow down a refusal without a reason.
 */
export function experimentsFor(
  evidence: Evidence,
  { rootCauses, alternatives, refusal }: Diagnosis = diagnose(evidence),
): readonly ExperimentRequest[] {
  const requests = [
    ...[...rootCauses, ...alternatives].flatMap(({ suspect }) => suspect.experiment?.request ?? []),
    ...(refusal?.attempts ?? []),
  ];
  const open = requests.filter(({ key }) => evidence.experiments[key] === undefined);
  return [...new Map(open.map((request) => [request.key, request])).values()];
}

function verdictOf({ evidence, judgement, failing }: Case, causes: readonly Suspect[]): Diagnosis['verdict'] {
  if (causes.length > 0) return 'unhealthy';
  return failing.length === 0 && isLetIn(evidence, judgement.decision) ? 'healthy' : 'inconclusive';
}

/** Confluent's STS counts instead of the broker only when the client has none. */
const isLetIn = ({ client }: Evidence, decision: Decision | null): boolean =>
  decision?.outcome === 'accept' && (decision.by === 'broker' || client.bootstrapServers.length === 0);

/**
 * Suspects that were not needed, but would also clear a check that a root cause clears or that is unexplained. Once an
 * experiment has shown that one change alone is enough, what nothing points to is not considered any more.
 */
function alternativesTo(named: readonly Suspect[], within: Case): readonly Suspect[] {
  const explained = new Set(named.length === 0 ? within.failing : clearedBy(within, named));
  const proven = new Set(
    clearedBy(
      within,
      named.filter((each) => experimentVerdict(each, within.evidence) === 'confirmed'),
    ),
  );
  return candidateSuspects(within).filter((each) => {
    if (named.includes(each)) return false;
    const alsoExplains = clearedBy(within, [each]).filter((id) => explained.has(id));
    const isIdle = each.seen.strength === 'conceivable' && alsoExplains.every((id) => proven.has(id));
    return alsoExplains.length > 0 && !isIdle;
  });
}

/** Why a suspect is not named, with the evidence or the experiment that decided. */
function whyLower(suspect: Suspect, named: readonly Suspect[], { evidence }: Case): string {
  if (experimentVerdict(suspect, evidence) === 'refuted') return refutation(suspect, evidence);
  if (suspect.seen.strength === 'conceivable')
    return 'nothing that was seen points to it, and nothing rules it out';
  const [first] = named;
  if (first === undefined) return 'the evidence fits it, and as well what could not be seen';
  if (isGuess(suspect) && !isGuess(first)) return 'it would fit as well, but the fault named above was seen';
  return 'it explains less, or follows from the cause named above';
}

function refutation({ experiment }: Suspect, { experiments }: Evidence): string {
  const seen = experiment === null ? undefined : experiments[experiment.request.key];
  return experiment === null || seen?.status !== 'observed'
    ? 'an experiment ruled it out'
    : `ruled out: we ${experiment.request.did}, and saw ${seen.value.saw}`;
}

function missingInputs(results: readonly CheckResult[]): Diagnosis['missing'] {
  const byInput = new Map<Input, GateId[]>();
  for (const { id, status, input } of results) {
    if (status !== 'unknown' || input === undefined) continue;
    byInput.set(input, [...(byInput.get(input) ?? []), id]);
  }
  return [...byInput].map(([input, wouldSettle]) => ({ input, wouldSettle }));
}
