import type { Suspect } from '../causes/define.ts';
import type { GateId } from '../evidence/gate.ts';
import { caseOf, repaired, resultsAfter, nameableSuspects, type Case } from './case.ts';
import { checkOf, enforcedChecks, enforcedFailures } from './model.ts';
import { bestSet } from './search.ts';

/** More root causes than this at once would not help anyone. */
export const MOST_CAUSES = 4;

export interface Explanation {
  readonly causes: readonly Named[];
  /** Failing checks that no repair clears. */
  readonly unexplained: readonly GateId[];
}

/** A root cause, and the case in which it was found: the run itself, or the run with a fault that hid it repaired. */
export interface Named {
  readonly suspect: Suspect;
  readonly within: Case;
}

/**
 * Finds the smallest set of suspects whose repairs make every enforced check pass. Among sets of the same size the most
 * credible wins; if no set clears everything, the one that leaves the fewest failures does. Failures that appear only
 * after a repair (a certificate behind a URL that could not be called) form a new case, which is explained in turn.
 */
export function explain(within: Case, most: number): Explanation {
  const { set, left } = bestSet({
    suspects: nameableSuspects(within),
    failing: within.failing,
    leftAfter: (suspects) => failuresAfter(within, suspects),
    most,
  });
  const causes = set.map((suspect) => ({ suspect, within }));
  if (left.length === 0 || set.length === 0) return { causes, unexplained: left };
  const next = caseOf(repaired(within.evidence, set));
  if (set.length >= most) return { causes, unexplained: unclearable(next) };
  const beneath = explain(next, most - set.length);
  const named = new Set(set.map(({ cause }) => cause.id));
  return {
    causes: [...causes, ...beneath.causes.filter(({ suspect }) => !named.has(suspect.cause.id))],
    unexplained: beneath.unexplained,
  };
}

/** Checks that fail without any known cause; the cause of the others would appear after one more repair. */
function unclearable(within: Case): readonly GateId[] {
  const known = nameableSuspects(within).flatMap((each) => clearedBy(within, [each]));
  return within.failing.filter((id) => !known.includes(id));
}

/** The failing checks that the repairs of these suspects clear: the symptoms. */
export function clearedBy(within: Case, suspects: readonly Suspect[]): readonly GateId[] {
  const after = resultsAfter(within, suspects, within.failing.map(checkOf));
  return after.filter(({ status }) => status !== 'fail').map(({ id }) => id);
}

const failuresAfter = (within: Case, suspects: readonly Suspect[]): readonly GateId[] =>
  enforcedFailures(resultsAfter(within, suspects, enforcedChecks)).map(({ id }) => id);
