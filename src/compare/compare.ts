import { isDeepStrictEqual } from 'node:util';
import { diagnose, type Diagnosis } from '../diagnosis/diagnose.ts';
import { checkOf } from '../diagnosis/model.ts';
import type { Suspect } from '../causes/define.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { CauseId } from '../evidence/gate.ts';
import { movedTo, timeBetween } from './align.ts';
import {
  IMPORTANCES,
  type Area,
  type Change,
  type Comparison,
  type Importance,
  type Side,
} from './change.ts';
import { differencesBetween } from './places/evidence.ts';
import { supersede } from '../repair/supersede.ts';
import { putBack, withdrawn } from './put-back.ts';
import type { Difference } from './shape.ts';

/**
 * The differences between two runs, with the one that explains the new verdict first. Found by trying: the later run is
 * diagnosed again with an earlier value restored, and the change without which a root cause disappears explains it.
 * Pure.
 */
export function compareEvidence(earlier: Evidence, later: Evidence): Comparison {
  const before = { evidence: movedTo(earlier, later.startedAt, later), diagnosis: diagnose(earlier) };
  const after = { evidence: later, diagnosis: diagnose(later) };
  const passed = timeBetween(earlier, later);
  const units = unitsOf([...differencesBetween(before.evidence, after.evidence), ...passed]);
  const [failure, recovery] = [explanations(before, after, units), explanations(after, before, units)];
  const explained = failure.size > 0 ? 'failure' : recovery.size > 0 ? 'recovery' : undefined;
  const found = explained === 'recovery' ? recovery : failure;
  const effects = effectsOf(before, after, units);
  // Explaining changes in the order found: the cause's own subject first.
  const others = units.filter((unit) => !found.has(unit));
  const changes = [...found.keys(), ...others]
    .map((unit) => changeOf(unit, found.get(unit), effects.get(unit) ?? 'detail'))
    // The passing of time is mentioned only if something expired.
    .filter(({ path, importance }) => importance === 'explains' || !passed.some((each) => each.path === path))
    .toSorted((a, b) => IMPORTANCES.indexOf(a.importance) - IMPORTANCES.indexOf(b.importance));
  const sides = [sideOf(earlier, before.diagnosis), sideOf(later, after.diagnosis)] as const;
  return {
    schemaVersion: 1,
    basis: 'evidence',
    before: sides[0],
    after: sides[1],
    outcome:
      isSame(...sides) && changes.every(({ importance }) => importance === 'detail') ? 'same' : 'changed',
    ...(explained !== undefined && { explained }),
    changes,
    checks: checksOf(before.diagnosis, after.diagnosis),
  };
}

interface Run {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
}

/** A change from one value to another, in any number of places: it counts as one change, and is restored as one. */
type Unit = readonly [Difference, ...Difference[]];

function unitsOf(differences: readonly Difference[]): readonly Unit[] {
  const units: [Difference, ...Difference[]][] = [];
  for (const each of differences) {
    const same = units.find(([first]) => isTwin(first, each) || isReadAt(first, each));
    if (same === undefined) units.push([each]);
    else same.push(each);
  }
  return units;
}

const isTwin = (one: Difference, other: Difference): boolean =>
  isTelling(one) && isTelling(other) && isDeepStrictEqual(pairOf(one), pairOf(other));

/** Another URL has other keys, and so has Confluent's copy of them. */
const isReadAt = (
  { path: [area, , id, member] }: Difference,
  { path: [later, owner, held] }: Difference,
): boolean =>
  area === 'confluent' &&
  member === 'jwksUri' &&
  later === 'keys' &&
  (owner === 'byProvider' || (owner === 'confluent' && held === id));

const pairOf = ({ values }: Difference): unknown => values.map(alone);

/** A list with a single text equals that text, as in `aud`. */
const alone = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/** `true` and `20` change to the same values in several places by coincidence. */
const isTelling = ({ values }: Difference): boolean =>
  values.map(alone).every((value) => value === undefined || typeof value === 'string') &&
  values.map(alone).some((value) => typeof value === 'string' && value.length >= 4);

const HOW_IT_ENDED: readonly Area[] = ['broker', 'sts', 'experiment'];

const isOutcome = ([{ path }]: Unit): boolean => HOW_IT_ENDED.includes(path[0]);

interface Explanation {
  readonly importance: 'explains' | 'may-explain';
  readonly causes: readonly CauseId[];
}

/** The changes that explain why `ill` has root causes, or a refusal, that `well` does not have. */
function explanations(well: Run, ill: Run, units: readonly Unit[]): ReadonlyMap<Unit, Explanation> {
  const found = new Map<Unit, { importance: Explanation['importance']; causes: CauseId[] }>();
  const old = causesIn(well.diagnosis).map(({ cause }) => cause.id);
  for (const suspect of causesIn(ill.diagnosis)) {
    if (old.includes(suspect.cause.id)) continue;
    for (const unit of unitsWithout(suspect, well, ill, units)) {
      const known = found.get(unit) ?? { importance: 'explains', causes: [] };
      found.set(unit, { ...known, causes: [...known.causes, suspect.cause.id] });
    }
  }
  const isRefused = ill.diagnosis.refusal !== undefined && well.diagnosis.refusal === undefined;
  if (found.size > 0 || !isRefused) return found;
  const judged = units.filter((unit) => !isOutcome(unit) && isJudged(unit, well, ill));
  return new Map(judged.map((unit) => [unit, { importance: 'may-explain', causes: [] }]));
}

/** Whether the server that refused the client checks this: with the earlier value the refusal is void. */
function isJudged(unit: Unit, well: Run, ill: Run): boolean {
  const restored = putBack(ill.evidence, well.evidence, unit);
  const { broker, confluent } = supersede(ill.evidence, restored);
  return broker.authenticate !== restored.broker.authenticate || confluent.sts !== restored.confluent.sts;
}

const causesIn = ({ rootCauses }: Diagnosis): readonly Suspect[] => rootCauses.map(({ suspect }) => suspect);

/**
 * The first change, in causal order, without which the cause disappears and no other replaces it; if there is none, the
 * smallest such set of changes.
 */
function unitsWithout(suspect: Suspect, well: Run, ill: Run, units: readonly Unit[]): readonly Unit[] {
  // The outcome explains nothing as long as something else does.
  for (const some of [units.filter((unit) => !isOutcome(unit)), units]) {
    const single = some.find((unit) => isGoneWithout(suspect, well, ill, [unit]));
    if (single !== undefined) return [single];
    if (isGoneWithout(suspect, well, ill, some)) return fewest(suspect, well, ill, some);
  }
  return [];
}

/**
 * Downstream changes are dropped first, so that the origin remains. If there are several, the one that the cause is
 * about comes first, followed by those without which another cause would replace it.
 */
function fewest(suspect: Suspect, well: Run, ill: Run, units: readonly Unit[]): readonly Unit[] {
  const left = units.reduceRight<readonly Unit[]>((kept, unit) => {
    const fewer = kept.filter((each) => each !== unit);
    return isGoneWithout(suspect, well, ill, fewer) ? fewer : kept;
  }, units);
  const isOwn = (unit: Unit): boolean =>
    suspect.cause.suspect(putBack(ill.evidence, well.evidence, unit)) === null;
  return left.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

function isGoneWithout(suspect: Suspect, well: Run, ill: Run, units: readonly Unit[]): boolean {
  if (units.length === 0) return false;
  const restored = putBack(ill.evidence, well.evidence, units.flat());
  const changed = withdrawn(ill.evidence, restored);
  const known = causesIn(ill.diagnosis).map(({ cause }) => cause.id);
  const left = causesIn(diagnose(changed)).map(({ cause }) => cause.id);
  return (
    !left.includes(suspect.cause.id) &&
    left.every((id) => known.includes(id)) &&
    isAbout(suspect, restored, units)
  );
}

/**
 * Whether the cause read the restored values. A cause that disappears only because an answer is missing proves nothing.
 * For what the client sends it is enough that the cause reads it: the server would have to say whether its answer
 * changes.
 */
function isAbout(suspect: Suspect, evidence: Evidence, units: readonly Unit[]): boolean {
  const now = suspect.cause.suspect(evidence);
  const isOfClient = units.every(([{ path }]) => path[0] === 'client');
  return now === null || (isOfClient && !isDeepStrictEqual(said(now), said(suspect)));
}

const said = ({ seen, rows }: Suspect): unknown => [
  seen.because,
  rows.map(({ label, value }) => [label, value]),
];

/** Each change's effect on the checks by itself. */
function effectsOf(well: Run, ill: Run, units: readonly Unit[]): ReadonlyMap<Unit, Importance> {
  const outcome = ({ checks }: Diagnosis): unknown => checks.map(({ id, status }) => [id, status]);
  const now = outcome(ill.diagnosis);
  return new Map(
    units.map((unit): [Unit, Importance] => {
      if (isOutcome(unit)) return [unit, 'follows'];
      const then = outcome(diagnose(putBack(ill.evidence, well.evidence, unit)));
      return [unit, isDeepStrictEqual(then, now) ? 'detail' : 'matters'];
    }),
  );
}

const changeOf = (
  [first, ...twins]: Unit,
  explanation: Explanation | undefined,
  otherwise: Importance,
): Change => ({
  path: first.path,
  label: first.label,
  ...(first.before !== undefined && { before: first.before }),
  ...(first.after !== undefined && { after: first.after }),
  importance: explanation?.importance ?? otherwise,
  explains: explanation?.causes ?? [],
  also: twins.map(({ path, label }) => ({ path, label })),
});

const sideOf = ({ client, startedAt }: Evidence, { verdict, rootCauses, refusal }: Diagnosis): Side => ({
  name: client.name,
  startedAt: new Date(startedAt).toISOString(),
  verdict,
  rootCauses: rootCauses.map(({ suspect: { cause, fix } }) => ({
    id: cause.id,
    title: cause.title,
    fix: fix.summary,
  })),
  ...(refusal !== undefined && { refusal: { id: refusal.cause.id, title: refusal.cause.title } }),
});

export const isSame = (before: Side, after: Side): boolean =>
  before.verdict === after.verdict &&
  before.refusal?.id === after.refusal?.id &&
  isDeepStrictEqual(
    before.rootCauses.map(({ id }) => id).toSorted(),
    after.rootCauses.map(({ id }) => id).toSorted(),
  );

function checksOf(before: Diagnosis, after: Diagnosis): Comparison['checks'] {
  const old = new Map(before.checks.map(({ id, status }) => [id, status]));
  return after.checks.flatMap(({ id, status }) => {
    const was = old.get(id);
    return was === undefined || was === status
      ? []
      : [{ id, title: checkOf(id).title, before: was, after: status }];
  });
}
