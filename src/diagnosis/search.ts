/**
 * The search for the fewest faults that explain all failures, as in model-based diagnosis (Reiter 1987, de Kleer and
 * Williams 1987): a failure is a conflict, the suspects of whom at least one must be at fault, and a diagnosis hits every
 * conflict. Sets are tried from small to large. One that turns out not to clear everything is a conflict as well: another
 * suspect must be at fault besides.
 *
 * How often the world is asked what a repair would leave is bounded whatever the suspects are: once for each suspect,
 * `MOST_TRIED` times for sets, and once more for each suspect and fault when no set clears everything.
 */

/** Sets of suspects that are tried, after each suspect alone. */
export const MOST_TRIED = 24;
/** Steps to find the sets worth trying. They cost less than a microsecond. */
const MOST_STEPS = 20_000;

export interface Search<S, F> {
  /** The most credible first. */
  readonly suspects: readonly S[];
  readonly failing: readonly F[];
  /** What would fail after the repairs of these suspects, whether or not it failed before. */
  readonly leftAfter: (set: readonly S[]) => readonly F[];
  /** The largest set that is looked for. */
  readonly most: number;
}

export interface Attempt<S, F> {
  readonly set: readonly S[];
  readonly left: readonly F[];
}

/**
 * The smallest set of suspects that clears everything, and of the same size the most credible; if there is none, the set
 * that leaves the fewest failures.
 */
export function bestSet<S, F>({ suspects, failing, leftAfter, most }: Search<S, F>): Attempt<S, F> {
  const isOld = (failure: F): boolean => failing.includes(failure);
  const old = ({ left }: Attempt<S, F>): number => left.filter(isOld).length;
  // Original failures count first; then those that appear after the repairs.
  const leavesLess = (a: Attempt<S, F>, b: Attempt<S, F>): boolean =>
    old(a) < old(b) || (old(a) === old(b) && a.left.length < b.left.length);
  const better = (best: Attempt<S, F>, next: Attempt<S, F>): Attempt<S, F> =>
    leavesLess(next, best) ? next : best;
  const attempt = (set: readonly S[]): Attempt<S, F> => ({ set, left: leftAfter(set) });

  const nothing: Attempt<S, F> = { set: [], left: failing };
  if (failing.length === 0 || most < 1) return nothing;
  const alone = suspects
    .map((suspect) => attempt([suspect]))
    .filter(({ left }) => failing.some((failure) => !left.includes(failure)));
  let best = alone.reduce(better, nothing);

  const conflicts: (readonly number[])[] = failing
    .map((failure) => alone.flatMap(({ left }, index) => (left.includes(failure) ? [] : index)))
    .filter((conflict) => conflict.length > 0);
  // What no suspect clears stays, whichever set is tried.
  const unclearable = failing.filter((failure) => alone.every(({ left }) => left.includes(failure))).length;
  for (let tried = 0; tried < MOST_TRIED && best.left.length > unclearable; tried += 1) {
    const indices = smallestHittingSet(conflicts, alone.length, most);
    if (indices === undefined) break;
    const single = indices.length === 1 ? alone[indices[0]!] : undefined;
    best = better(best, single ?? attempt(indices.map((index) => alone[index]!.set[0]!)));
    conflicts.push(alone.flatMap((_, index) => (indices.includes(index) ? [] : index)));
  }

  // More faults than `most`, or than were tried: the one that clears most first.
  while (best.left.length > unclearable && best.set.length < most) {
    const more = alone
      .flatMap(({ set }) => (best.set.includes(set[0]!) ? [] : attempt([...best.set, set[0]!])))
      .reduce(better, best);
    if (more === best) break;
    best = more;
  }
  return best;
}

/**
 * The smallest set of indices that has a member of each conflict, and of the same size the first in order; undefined when
 * none has so few members, or none was found within `MOST_STEPS`.
 *
 * @param conflicts each in ascending order
 * @param count of the indices, which begin with 0
 */
export function smallestHittingSet(
  conflicts: readonly (readonly number[])[],
  count: number,
  most: number,
): readonly number[] | undefined {
  let steps = 0;
  const extended = (
    set: readonly number[],
    open: readonly (readonly number[])[],
    size: number,
  ): readonly number[] | undefined => {
    const from = set.length === 0 ? 0 : set.at(-1)! + 1;
    if (open.length === 0) return set;
    if (leastToHit(open.map((each) => each.filter((index) => index >= from))) > size - set.length)
      return undefined;
    for (let index = from; index < count && steps < MOST_STEPS; index += 1) {
      steps += 1;
      const found = extended(
        [...set, index],
        open.filter((each) => !each.includes(index)),
        size,
      );
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (let size = Math.max(1, leastToHit(conflicts)); size <= Math.min(most, count); size += 1) {
    const found = extended([], conflicts, size);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How many members it takes at the least to hit all: as many as there are conflicts without a common member. */
function leastToHit(conflicts: readonly (readonly number[])[]): number {
  const used = new Set<number>();
  let count = 0;
  for (const conflict of conflicts.toSorted((a, b) => a.length - b.length)) {
    if (conflict.length === 0) return Infinity;
    if (conflict.some((index) => used.has(index))) continue;
    for (const index of conflict) used.add(index);
    count += 1;
  }
  return count;
}
