import type { CheckResult } from '../checks/define.ts';
import type { Suspect } from '../causes/define.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { GateId } from '../evidence/gate.ts';
import { enforcedFailures } from './model.ts';
import { resultsAfter } from './suspects.ts';

/** Beyond this many faults at once, naming them one by one helps nobody. */
const MOST_CAUSES = 4;

export interface Explanation {
  /** The smallest set of suspects whose repairs clear what can be cleared, most believed first. */
  readonly causes: readonly Suspect[];
  /** Failing checks that no repair clears. */
  readonly unexplained: readonly GateId[];
}

/**
 * Finds the smallest set of suspects whose repairs make every enforced check pass. Among sets of one size the most
 * believed wins; when no set clears everything, the one that leaves the fewest failures does.
 *
 * @param suspects most believed first
 */
export function explain(
  evidence: Evidence,
  results: readonly CheckResult[],
  suspects: readonly Suspect[],
): Explanation {
  const failing = enforcedFailures(results).map(({ id }) => id);
  const useful = suspects.filter((each) => clearedBy(evidence, results, [each]).length > 0);
  let best: Explanation = { causes: [], unexplained: failing };
  for (let size = 1; size <= Math.min(MOST_CAUSES, useful.length) && best.unexplained.length > 0; size += 1) {
    for (const set of subsets(useful, size)) {
      const left = failuresAfter(evidence, set);
      if (left.length < best.unexplained.length) best = { causes: set, unexplained: left };
      if (left.length === 0) break;
    }
  }
  return best;
}

/** The failing checks that the repairs of these suspects clear: the symptoms. */
export function clearedBy(
  evidence: Evidence,
  results: readonly CheckResult[],
  suspects: readonly Suspect[],
): readonly GateId[] {
  const failing = enforcedFailures(results).map(({ id }) => id);
  const left = new Set(failuresAfter(evidence, suspects));
  return failing.filter((id) => !left.has(id));
}

/** What would fail after the repairs: failures that are left, and any that the repairs would newly bring. */
const failuresAfter = (evidence: Evidence, suspects: readonly Suspect[]): readonly GateId[] =>
  enforcedFailures(resultsAfter(evidence, suspects)).map(({ id }) => id);

/** All subsets of one size, in the order of their members. */
function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - size; index += 1) {
    for (const rest of subsets(items, size - 1, index + 1)) yield [items[index]!, ...rest];
  }
}
