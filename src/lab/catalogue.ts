import type { Scenario } from './scenarios/define.ts';
import { scenarios } from './scenarios/registry.generated.ts';

export interface ScenarioSummary {
  readonly id: string;
  readonly story: string;
}

/** All scenarios, by id. */
export const listScenarios = (): readonly ScenarioSummary[] =>
  scenarios
    .map(({ id, story }) => ({ id, story }))
    .toSorted((left, right) => left.id.localeCompare(right.id));

/** A scenario id that the lab does not have. */
export class UnknownScenarioError extends Error {
  override readonly name = 'UnknownScenarioError';
  /** The most similar ids, nearest first. */
  readonly nearest: readonly string[];

  constructor(id: string, nearest: readonly string[]) {
    const hint = nearest.length === 0 ? '' : ` Did you mean ${nearest.join(' or ')}?`;
    super(`The lab has no scenario "${id}".${hint}`);
    this.nearest = nearest;
  }
}

/** @throws UnknownScenarioError */
export function scenarioOf(id: string): Scenario {
  const found = scenarios.find((each) => each.id === id);
  if (found === undefined) throw new UnknownScenarioError(id, nearestTo(id));
  return found;
}

/** Also compares the id without its gate, and parts of it: a person remembers `trailing-slash`. */
function nearestTo(id: string): readonly string[] {
  const distance = (other: string): number => {
    const name = other.slice(other.indexOf('/') + 1);
    if (name === id) return 0;
    return id !== '' && other.includes(id) ? 1 : Math.min(editDistance(id, other), editDistance(id, name));
  };
  return scenarios
    .map((each) => ({ id: each.id, distance: distance(each.id) }))
    .filter((each) => each.distance <= Math.max(3, id.length / 2))
    .sort((left, right) => left.distance - right.distance || left.id.localeCompare(right.id))
    .slice(0, 3)
    .map((each) => each.id);
}

/** Levenshtein distance. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (let j = 0; j < right.length; j += 1) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === right[j] ? 0 : 1)));
    }
    row = next;
  }
  return row[right.length]!;
}
