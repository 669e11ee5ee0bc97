import type { Suspect } from '../causes/define.ts';
import { gateOf, type CheckId, type GateId } from '../evidence/gate.ts';
import { resultsAfter, type Case } from './case.ts';
import { checkOf } from './model.ts';

/** A problem that does no harm today. */
export interface Notice {
  /** The cause's id; the check's if no cause is known. */
  readonly id: GateId;
  /** The check that warns. */
  readonly check: CheckId;
  readonly title: string;
  readonly because: string;
  readonly suspect?: Suspect;
}

/** Warnings that no root cause explains, each under the cause that would clear it, if any. */
export function noticesIn(within: Case, rootCauses: readonly Suspect[]): readonly Notice[] {
  const warnsAfter = (suspects: readonly Suspect[], id: GateId): boolean =>
    resultsAfter(within, suspects, [checkOf(id)]).some(({ status }) => status === 'warn');
  const spare = within.suspects.filter((each) => !rootCauses.includes(each));
  const notices = within.judgement.results
    .filter(({ id, status }) => status === 'warn' && warnsAfter(rootCauses, id))
    .map((warning): Notice => {
      const suspect = nearestFirst(spare, warning.id).find((each) => !warnsAfter([each], warning.id));
      return suspect === undefined
        ? {
            id: warning.id,
            check: warning.id,
            // The title of a check says what should be.
            title: `Check not passed: ${checkOf(warning.id).title}`,
            because: warning.because,
          }
        : {
            id: suspect.cause.id,
            check: warning.id,
            title: suspect.cause.title,
            because: suspect.seen.because,
            suspect,
          };
    });
  return [...new Map(notices.map((notice) => [notice.id, notice])).values()];
}

/** Of several causes that would clear a warning, the one of the same gate describes it best. */
const nearestFirst = (suspects: readonly Suspect[], id: GateId): readonly Suspect[] =>
  suspects.toSorted((a, b) => Number(b.cause.gate === gateOf(id)) - Number(a.cause.gate === gateOf(id)));
