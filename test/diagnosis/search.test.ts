import { assert, array, boolean, constantFrom, property, record, subarray, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSet, MOST_TRIED, smallestHittingSet, type Search } from '../../src/diagnosis/search.ts';

/** All subsets of one size, in the order of their members. */
function subsets<T>(items: readonly T[], size: number, from = 0): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return items
    .slice(from)
    .flatMap((item, offset) => subsets(items, size - 1, from + offset + 1).map((rest) => [item, ...rest]));
}

const upTo = <T>(items: readonly T[], most: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.min(most, items.length) }, (_, size) => subsets(items, size + 1)).flat();

const INDICES = [0, 1, 2, 3, 4, 5, 6, 7] as const;

describe('the smallest hitting set', () => {
  it('is the first of the smallest among all sets', () => {
    const conflicts = array(
      subarray([...INDICES], { minLength: 1 }).map((each) => each.toSorted((a, b) => a - b)),
      { minLength: 1, maxLength: 8 },
    );
    assert(
      property(conflicts, constantFrom(1, 2, 3, 4), (all, most) => {
        const expected = upTo(INDICES, most).find((set) =>
          all.every((each) => each.some((i) => set.includes(i))),
        );
        expect(smallestHittingSet(all, INDICES.length, most)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
  it('is none when a conflict has no member', () => {
    expect(smallestHittingSet([[0], []], 2, 2)).toBeUndefined();
  });
});

/** A world in which each suspect clears failures of its own, and may bring others to light. */
interface World {
  readonly clears: readonly (readonly string[])[];
  readonly reveals: readonly boolean[];
}
const FAILING = ['a', 'b', 'c', 'd', 'e'];

function searchIn({ clears, reveals }: World, most: number) {
  const asked: (readonly number[])[] = [];
  const search: Search<number, string> = {
    suspects: clears.map((_, index) => index),
    failing: FAILING,
    most,
    leftAfter: (set) => {
      asked.push(set);
      return [
        ...FAILING.filter((failure) => !set.some((index) => clears[index]!.includes(failure))),
        ...set.filter((index) => reveals[index]).map((index) => `beneath ${index}`),
      ];
    },
  };
  return { search, asked };
}

const worlds = (count: number, mayReveal: boolean) =>
  record({
    clears: array(subarray(FAILING), { minLength: count, maxLength: count }),
    reveals: mayReveal
      ? array(boolean(), { minLength: count, maxLength: count })
      : uniqueArray(boolean(), { maxLength: 0 }),
  });

describe('the best set', () => {
  it('is what trying every set finds', () => {
    assert(
      property(worlds(8, false), constantFrom(1, 2, 4), (world, most) => {
        const { search } = searchIn(world, most);
        const { leftAfter, suspects } = search;
        const clearsAll = upTo(suspects, most).find((set) => leftAfter(set).length === 0);
        const found = bestSet(search);
        if (clearsAll !== undefined) expect(found).toEqual({ set: clearsAll, left: [] });
        else {
          const least = Math.min(FAILING.length, ...upTo(suspects, most).map((set) => leftAfter(set).length));
          // Greedy at worst: with the most faults that are looked for and more of them, one failure may stay.
          expect(found.left.length - least).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('asks what a repair leaves a bounded number of times, however many suspects there are', () => {
    for (const count of [5, 20, 60]) {
      assert(
        property(worlds(count, true), (world) => {
          const { search, asked } = searchIn(world, 4);
          bestSet(search);
          expect(asked.length).toBeLessThanOrEqual(count + MOST_TRIED + 4 * count);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('needs no more than one more suspect when what was tried left something', () => {
    const { search } = searchIn({ clears: [['a', 'b'], ['c', 'd'], ['e'], ['a'], []], reveals: [] }, 4);
    expect(bestSet(search)).toEqual({ set: [0, 1, 2], left: [] });
    expect(bestSet({ ...search, most: 2 })).toEqual({ set: [0, 1], left: ['e'] });
  });

  it('leaves what nobody clears, and prefers what brings nothing to light', () => {
    expect(bestSet(searchIn({ clears: [['a'], ['b', 'c', 'd']], reveals: [] }, 4).search)).toEqual({
      set: [0, 1],
      left: ['e'],
    });
    const { search } = searchIn(
      {
        clears: [
          ['a', 'b', 'c', 'd', 'e'],
          ['a', 'b'],
          ['c', 'd', 'e'],
        ],
        reveals: [true],
      },
      4,
    );
    expect(bestSet(search)).toEqual({ set: [1, 2], left: [] });
  });

  it('is nobody when nothing fails, or nobody is suspected', () => {
    const { search } = searchIn({ clears: [], reveals: [] }, 4);
    expect(bestSet(search)).toEqual({ set: [], left: FAILING });
    expect(bestSet({ ...search, failing: [], suspects: [1] })).toEqual({ set: [], left: [] });
  });
});
