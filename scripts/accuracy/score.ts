import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import type { CauseId } from '../../src/evidence/gate.ts';
import type { Level } from './levels.ts';

/**
 * - `right`: only the scenario's cause is named.
 * - `asked`: nothing is decided, and a question is asked whose answer would show the scenario's cause.
 * - `wrong`: another cause is named as likely or confirmed.
 * - `missed`: anything else: healthy, or undecided without asking about the cause.
 * - `n.a.`: the fault cannot be visible at this level.
 */
export type Outcome = 'right' | 'asked' | 'wrong' | 'missed' | 'n.a.';

export interface Score {
  readonly outcome: Outcome;
  /** The answer: root causes with their confidence, otherwise the verdict. */
  readonly said: string;
  /** The position of the first question that decides the cause, from 1; 0 when none does. */
  readonly place: number;
  /** The number of questions. */
  readonly questions: number;
}

export function score(
  diagnosis: Diagnosis,
  scenario: CauseId,
  { own }: Pick<Level, 'own'>,
  reached: boolean,
): Score {
  const { rootCauses, verdict, questions } = diagnosis;
  const others = rootCauses.filter(({ suspect }) => ![scenario, own].includes(suspect.cause.id));
  const isNamed = rootCauses.some(({ suspect }) => suspect.cause.id === scenario);
  const place = questions.findIndex(({ decides }) => decides.includes(scenario)) + 1;
  // The level's own cause says nothing about the scenario's; and for a merely possible cause, the questions decide.
  const isOpen =
    verdict === 'inconclusive' ||
    rootCauses.every(({ confidence }) => confidence === 'possible') ||
    (own !== undefined && others.length === 0 && verdict === 'unhealthy');
  const outcome = ((): Outcome => {
    if (others.some(({ confidence }) => confidence !== 'possible')) return 'wrong';
    if (isNamed && others.length === 0) return 'right';
    if (!reached) return 'n.a.';
    return isOpen && place > 0 ? 'asked' : 'missed';
  })();
  const said =
    rootCauses.map(({ suspect, confidence }) => `${suspect.cause.id} (${confidence})`).join(' + ') || verdict;
  return { outcome, said, place, questions: questions.length };
}
