import type { CauseId } from '../../src/evidence/gate.ts';
import { scenarioOf } from '../../src/lab/catalogue.ts';
import { healthySettings } from '../../src/lab/healthy.ts';

/** A claim that is explicitly left out differs from one that is not mentioned. */
const LEFT_OUT = Symbol('left out');

/** Every setting of a lab by its path. Elements of plain lists have no path: two scenarios may both add one. */
function leavesOf(value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> {
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
    for (const each of value) into.set(`${path}[]=${String(each)}`, true);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) leavesOf(each, `${path}.${key}`, into);
  } else into.set(path, value ?? LEFT_OUT);
  return into;
}

/** The settings that a scenario changes in a healthy lab, by path. */
function changedBy(id: CauseId): ReadonlySet<string> {
  const settings = healthySettings();
  const before = leavesOf(settings, '', new Map());
  scenarioOf(id).arrange(settings);
  const after = leavesOf(settings, '', new Map());
  return new Set([...before.keys(), ...after.keys()].filter((path) => before.get(path) !== after.get(path)));
}

/** A scenario throws when another one has removed what it changes: the organization's identity provider, its pool. */
function canBothBeArranged(one: CauseId, other: CauseId): boolean {
  const settings = healthySettings();
  try {
    scenarioOf(one).arrange(settings);
    scenarioOf(other).arrange(settings);
    return true;
  } catch {
    return false;
  }
}

/** Time limits are not faults: they only shorten the wait for a silent server. */
const IMPATIENCE: readonly string[] = ['.client.timeout', '.client.connectTimeout'];

/** Settings that replace the identity provider: then other scenarios' changes to Auth0 have no effect. */
const ANOTHER_PROVIDER: readonly string[] = ['.idp.origin', '.client.tokenEndpoint', '.client.client'];

/**
 * Which scenarios cannot apply together: both change the same setting, so that the second undoes the first; or one
 * switches to another identity provider or client, and the other changes the first one.
 */
export function exclusions(): (one: CauseId, other: CauseId) => boolean {
  const known = new Map<CauseId, ReadonlySet<string>>();
  const changes = (id: CauseId): ReadonlySet<string> => {
    const found = known.get(id) ?? changedBy(id);
    known.set(id, found);
    return found;
  };
  return (one, other) => {
    const [ours, theirs] = [changes(one), changes(other)];
    if (!canBothBeArranged(one, other)) return true;
    if ([...ours].some((path) => theirs.has(path) && !IMPATIENCE.includes(path))) return true;
    const moves = (paths: ReadonlySet<string>): boolean => ANOTHER_PROVIDER.some((path) => paths.has(path));
    const isNear = (paths: ReadonlySet<string>): boolean =>
      [...paths].some(
        (path) => /^\.(?:client|idp|network|confluent\.providers)\b/.test(path) && !IMPATIENCE.includes(path),
      );
    return (moves(ours) && isNear(theirs)) || (moves(theirs) && isNear(ours));
  };
}
