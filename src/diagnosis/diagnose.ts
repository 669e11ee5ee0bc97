import type { CheckResult } from '../checks/define.ts';
import type { Suspect } from '../causes/define.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentRequest } from '../evidence/experiment.ts';
import type { GateId } from '../evidence/gate.ts';
import type { Input } from '../evidence/observation.ts';
import { clearedBy, explain } from './explain.ts';
import { checkOf, enforcedFailures, judge, predict, type Decision, type Prediction } from './model.ts';
import { byBelief, experimentVerdict } from './ranking.ts';
import { idsWith, resultsAfter, suspectsIn } from './suspects.ts';

export interface Diagnosis {
  readonly verdict: 'healthy' | 'unhealthy' | 'inconclusive';
  readonly rootCauses: readonly Finding[];
  /** What would explain the same failures and is believed less. */
  readonly alternatives: readonly (Finding & { readonly whyLower: string })[];
  readonly notices: readonly Notice[];
  /** In the order in which a connection meets them. */
  readonly checks: readonly CheckResult[];
  readonly model: {
    readonly predicted: Prediction;
    readonly observed: 'accept' | 'reject' | null;
    /** Null when nothing was observed to compare with. */
    readonly agree: boolean | null;
    /** Checks that failed although the client was let in: defects of the model. */
    readonly refuted: readonly GateId[];
  };
  /** Enforced checks that fail and that no cause explains. */
  readonly unexplained: readonly GateId[];
  readonly missing: readonly { readonly input: Input; readonly wouldSettle: readonly GateId[] }[];
}

export type Confidence = 'confirmed' | 'likely' | 'possible';

export interface Finding {
  readonly suspect: Suspect;
  readonly confidence: Confidence;
  /** The failing checks that its repair clears as well. */
  readonly symptoms: readonly GateId[];
  /** The model's prediction with this cause alone mended. */
  readonly predicted: Prediction;
  readonly experiment?: { readonly did: string; readonly saw: string };
}

export interface Notice {
  readonly id: GateId;
  readonly title: string;
  readonly because: string;
  readonly suspect?: Suspect;
}

/** Names the root causes of what the evidence shows. Pure: the same evidence gives the same diagnosis. */
export function diagnose(evidence: Evidence): Diagnosis {
  const { results, decision, refuted } = judge(evidence);
  const observed = decision?.outcome ?? null;
  const predicted = predict(results);
  const failing = enforcedFailures(results);

  const found = [...suspectsIn(evidence)].sort(byBelief(evidence));
  const suspects = found.filter(
    ({ role }) => role === 'cause' || (role === 'hidden' && predicted === 'accept' && observed === 'reject'),
  );
  const standing = suspects.filter((each) => experimentVerdict(each, evidence) !== 'refuted');
  const { causes, unexplained } = explain(evidence, results, standing);

  const finding = (suspect: Suspect): Finding => find(suspect, evidence, results, observed);
  const rootCauses = [...causes].sort(byBelief(evidence)).map(finding);
  return {
    verdict: verdictOf(failing, rootCauses, isLetIn(evidence, decision)),
    rootCauses,
    alternatives: alternativesTo(causes, suspects, evidence, results).map((each) => ({
      ...finding(each),
      whyLower: whyLower(each, evidence),
    })),
    notices: noticesIn(evidence, results, found, causes),
    checks: results,
    model: {
      predicted: refuted[0] ?? predicted,
      observed,
      agree:
        observed === null
          ? null
          : refuted.length === 0 && (predicted === 'accept') === (observed === 'accept'),
      refuted,
    },
    unexplained,
    missing: missingInputs(results),
  };
}

/**
 * The experiments worth making now, most telling first: those of the suspects that could explain a failure, for
 * whom no experiment has spoken yet.
 */
export function experimentsFor(
  evidence: Evidence,
  { rootCauses, alternatives }: Diagnosis = diagnose(evidence),
): readonly ExperimentRequest[] {
  const requests = [...rootCauses, ...alternatives].flatMap(
    ({ suspect }) => suspect.experiment?.request ?? [],
  );
  const open = requests.filter(({ key }) => evidence.experiments[key] === undefined);
  return [...new Map(open.map((request) => [request.key, request])).values()];
}

/** Confluent's STS speaks for the broker only where the client has none. */
const isLetIn = ({ client }: Evidence, decision: Decision | null): boolean =>
  decision?.outcome === 'accept' && (decision.by === 'broker' || client.bootstrapServers.length === 0);

function verdictOf(
  failing: readonly CheckResult[],
  rootCauses: readonly Finding[],
  letIn: boolean,
): Diagnosis['verdict'] {
  if (rootCauses.length > 0) return 'unhealthy';
  return failing.length === 0 && letIn ? 'healthy' : 'inconclusive';
}

function find(
  suspect: Suspect,
  evidence: Evidence,
  results: readonly CheckResult[],
  observed: 'accept' | 'reject' | null,
): Finding {
  const { experiment } = suspect;
  const seen = experiment === null ? undefined : evidence.experiments[experiment.request.key];
  return {
    suspect,
    confidence: confidenceOf(suspect, evidence, results, observed),
    symptoms: clearedBy(evidence, results, [suspect]),
    predicted: predict(resultsAfter(evidence, [suspect])),
    ...(experiment !== null && seen?.status === 'observed'
      ? { experiment: { did: experiment.request.did, saw: seen.value.saw } }
      : {}),
  };
}

/**
 * `confirmed`: an experiment came out as only this cause would have it, or whoever refused named it. `likely`: the
 * fault is seen, and mending it makes the model agree with what was observed. `possible`: anything less.
 */
function confidenceOf(
  suspect: Suspect,
  evidence: Evidence,
  results: readonly CheckResult[],
  observed: 'accept' | 'reject' | null,
): Confidence {
  if (suspect.seen.strength === 'stated' || experimentVerdict(suspect, evidence) === 'confirmed')
    return 'confirmed';
  if (isGuess(suspect) || suspect.role === 'hidden') return 'possible';
  const cleared = clearedBy(evidence, results, [suspect]);
  const witnessed = cleared.some((id) => checkOf(id).enforcedBy !== 'confluent') || observed === 'reject';
  return witnessed ? 'likely' : 'possible';
}

const isGuess = ({ seen }: Suspect): boolean =>
  seen.strength === 'suggested' || seen.strength === 'conceivable';

/** Suspects that clear something which a root cause clears, and were not needed. */
function alternativesTo(
  causes: readonly Suspect[],
  suspects: readonly Suspect[],
  evidence: Evidence,
  results: readonly CheckResult[],
): readonly Suspect[] {
  const explained = new Set(clearedBy(evidence, results, causes));
  return suspects.filter(
    (each) => !causes.includes(each) && clearedBy(evidence, results, [each]).some((id) => explained.has(id)),
  );
}

const whyLower = (suspect: Suspect, evidence: Evidence): string => {
  if (experimentVerdict(suspect, evidence) === 'refuted') return 'an experiment spoke against it';
  if (isGuess(suspect)) return 'the evidence fits it, and fits others better';
  return 'it explains less, or follows from the cause named above';
};

/** Warnings that no root cause accounts for, each under the cause that would clear it when there is one. */
function noticesIn(
  evidence: Evidence,
  results: readonly CheckResult[],
  suspects: readonly Suspect[],
  causes: readonly Suspect[],
): readonly Notice[] {
  const left = idsWith(resultsAfter(evidence, causes), 'warn');
  const warnings = results.filter((each) => each.status === 'warn' && left.has(each.id));
  const spare = suspects.filter((each) => !causes.includes(each));
  const notices = warnings.map((warning): Notice => {
    const suspect = spare.find((each) => !idsWith(resultsAfter(evidence, [each]), 'warn').has(warning.id));
    return suspect === undefined
      ? { id: warning.id, title: checkOf(warning.id).title, because: warning.because }
      : { id: suspect.cause.id, title: suspect.cause.title, because: suspect.seen.because, suspect };
  });
  return [...new Map(notices.map((notice) => [notice.id, notice])).values()];
}

function missingInputs(results: readonly CheckResult[]): Diagnosis['missing'] {
  const byInput = new Map<Input, GateId[]>();
  for (const { id, status, input } of results) {
    if (status !== 'unknown' || input === undefined) continue;
    byInput.set(input, [...(byInput.get(input) ?? []), id]);
  }
  return [...byInput].map(([input, wouldSettle]) => ({ input, wouldSettle }));
}
