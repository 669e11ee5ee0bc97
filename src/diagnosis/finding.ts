import type { Suspect } from '../causes/define.ts';
import { resultsAfter, type Case } from './case.ts';
import { clearedBy, type Named } from './explain.ts';
import { checkOf, enforcedChecks, predict, type Prediction } from './model.ts';
import { experimentVerdict } from './ranking.ts';
import { isLogged } from '../evidence/source.ts';
import type { GateId } from '../evidence/gate.ts';

export type Confidence = 'confirmed' | 'likely' | 'possible';

export interface Finding {
  readonly suspect: Suspect;
  readonly confidence: Confidence;
  /** The failing checks that its repair also clears. */
  readonly symptoms: readonly GateId[];
  /** The model's prediction with only this cause repaired. */
  readonly predicted: Prediction;
  /** The experiment that supported or contradicted it. */
  readonly experiment?: { readonly did: string; readonly saw: string };
}

/** @param refused whether the client was observed to be refused */
export const findingOf = ({ suspect, within }: Named, refused: boolean): Finding => ({
  suspect,
  confidence: confidenceOf(suspect, within, refused),
  symptoms: clearedBy(within, [suspect]),
  predicted: predict(resultsAfter(within, [suspect], enforcedChecks)),
  ...experimentOf(suspect, within),
});

const CONFIDENCES: readonly Confidence[] = ['confirmed', 'likely', 'possible'];

/** What a client would meet only after sign-in comes after what prevents the sign-in. */
export const byMeeting = (a: Finding, b: Finding): number => Number(isLater(a)) - Number(isLater(b));
export const isLater = ({ suspect }: Finding): boolean => suspect.seen.later === true;

/** Confirmed before likely before possible. */
export const bySureness = (a: Finding, b: Finding): number =>
  CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence);

/**
 * `confirmed`: in this run, an experiment had the result that only this cause predicts, or the refusal named it. `likely`:
 * the fault was observed, and repairing it makes the model agree with the observations. `possible`: anything less.
 */
function confidenceOf(suspect: Suspect, within: Case, refused: boolean): Confidence {
  if (experimentVerdict(suspect, within.evidence) === 'confirmed') return 'confirmed';
  const isStated = suspect.seen.strength === 'stated';
  if (isStated && !restsOnLog(suspect, within)) return 'confirmed';
  if (isStated) return 'likely';
  // What tells it from another cause may not have been seen yet.
  if (within.evidence.stopped !== undefined) return 'possible';
  if (isGuess(suspect) || suspect.role === 'hidden') return 'possible';
  const seenToFail = clearedBy(within, [suspect]).some((id) => checkOf(id).enforcedBy !== 'confluent');
  return seenToFail || refused ? 'likely' : 'possible';
}

/** What a log says was so once. */
const restsOnLog = (suspect: Suspect, within: Case): boolean =>
  clearedBy(within, [suspect]).some((id) => checkOf(id).sourcesIn(within.evidence).some(isLogged));

export const isGuess = ({ seen }: Suspect): boolean =>
  seen.strength === 'suggested' || seen.strength === 'conceivable';

function experimentOf({ experiment }: Suspect, { evidence }: Case): Pick<Finding, 'experiment'> {
  const seen = experiment === null ? undefined : evidence.experiments[experiment.request.key];
  if (experiment === null || seen?.status !== 'observed') return {};
  const says = seen.value.succeeded ? experiment.onSuccess : experiment.onFailure;
  return says === 'says-nothing' ? {} : { experiment: { did: experiment.request.did, saw: seen.value.saw } };
}
