import { isDeepStrictEqual } from 'node:util';
import type { Evidence } from '../evidence/evidence.ts';
import type { Observation } from '../evidence/observation.ts';
import type { Path } from './change.ts';

/*
 * Shapes define the places at which two evidences are compared, and their names. There is a shape for each type of
 * evidence, so that the code does not compile if evidence gets a member that the comparison does not know.
 */

/** A place in evidence: its value, and how to replace it. */
export interface Spot<T> {
  readonly path: Path;
  readonly read: (evidence: Evidence) => T | undefined;
  /** `undefined` removes the value. Unchanged parts are shared. */
  readonly write: (evidence: Evidence, value: T | undefined) => Evidence;
}

/** A place at which two evidences differ. */
export interface Difference {
  readonly path: Path;
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
  /** The values, which show whether two places changed alike. */
  readonly values: readonly [unknown, unknown];
  /** The evidence with another one's value here. */
  readonly take: (into: Evidence, from: Evidence) => Evidence;
}

export type Shape<T> = (before: Evidence, after: Evidence, spot: Spot<T>) => readonly Difference[];

/** For values that differ in every run: times, durations, ids of requests. */
export const ignored = (): readonly Difference[] => [];

interface Look<T> {
  /** The part of the value that counts; default: all of it. */
  readonly compared?: (value: T) => unknown;
  /** Default: text unchanged, lists with commas, anything else as JSON. */
  readonly inWords?: (value: T) => string;
  /** How to recognise it elsewhere, if it appeared or disappeared as a whole; default: by its value. */
  readonly trace?: (value: T) => unknown;
}

const itself = (value: unknown): unknown => value;

/** A place that is compared, and restored, as a whole. */
export function whole<T>(label: string | ((path: Path) => string), look: Look<T> = {}): Shape<T> {
  const { compared: compared = itself, inWords = spoken, trace = itself } = look;
  return (before, after, spot) => {
    const [a, b] = [spot.read(before), spot.read(after)];
    const essences = [a, b].map((value) => (value === undefined ? undefined : compared(value)));
    if (isDeepStrictEqual(essences[0], essences[1])) return [];
    return [
      {
        path: spot.path,
        label: typeof label === 'string' ? label : label(spot.path),
        ...(a !== undefined && { before: inWords(a) }),
        ...(b !== undefined && { after: inWords(b) }),
        values: a === undefined || b === undefined ? [traced(a, trace), traced(b, trace)] : [a, b],
        take: (into, from) => spot.write(into, spot.read(from)),
      },
    ];
  };
}

const traced = <T>(value: T | undefined, trace: (value: T) => unknown): unknown =>
  value === undefined ? undefined : trace(value);

/** The members of an object, each by its own shape. */
export function record<T extends object>(shapes: {
  readonly [K in keyof T]-?: Shape<NonNullable<T[K]>>;
}): Shape<T> {
  return (before, after, spot) =>
    (Object.keys(shapes) as (keyof T & string)[]).flatMap((name) =>
      (shapes[name] as unknown as Shape<T[typeof name]>)(before, after, memberOf(spot, name)),
    );
}

/** As a whole if one of the two lacks it. */
export const orWhole =
  <T>(absent: Shape<T>, shape: Shape<T>): Shape<T> =>
  (before, after, spot) =>
    (spot.read(before) === undefined || spot.read(after) === undefined ? absent : shape)(before, after, spot);

function memberOf<T extends object, K extends keyof T & string>(spot: Spot<T>, name: K): Spot<T[K]> {
  return {
    path: [...spot.path, name],
    read: (evidence) => {
      const owner = spot.read(evidence);
      return owner !== undefined && Object.hasOwn(owner, name) ? owner[name] : undefined;
    },
    write: (evidence, value) => {
      const owner = spot.read(evidence);
      return owner === undefined ? evidence : spot.write(evidence, withMember(owner, name, value));
    },
  };
}

/** In its original position, so that a fully restored run is identical. */
function withMember<T extends object, K extends keyof T>(owner: T, name: K, value: T[K] | undefined): T {
  if (value !== undefined) return { ...owner, [name]: value };
  const { [name]: _, ...rest } = owner;
  return rest as T;
}

/** An object whose member names are data: claims, extensions. */
export const dictionary =
  <V>(shape: Shape<V>, skip: readonly string[] = []): Shape<Readonly<Record<string, V>>> =>
  (before, after, spot) => {
    const names = [before, after].flatMap((evidence) => Object.keys(spot.read(evidence) ?? {}));
    return [...new Set(names)]
      .filter((name) => !skip.includes(name))
      .flatMap((name) => shape(before, after, memberOf(spot, name)));
  };

/** A list whose items are matched by name. Their order does not matter. */
export const items =
  <V>(nameOf: (item: V, index: number) => string, shape: Shape<V>): Shape<readonly V[]> =>
  (before, after, spot) => {
    const names = [before, after].flatMap((evidence) => namesIn(spot.read(evidence) ?? [], nameOf));
    return [...new Set(names)].flatMap((name) =>
      shape(before, after, {
        path: [...spot.path, name],
        read: (evidence) => {
          const list = spot.read(evidence) ?? [];
          return list[namesIn(list, nameOf).indexOf(name)];
        },
        write: (evidence, value) => {
          const list = spot.read(evidence);
          if (list === undefined) return evidence;
          return spot.write(evidence, withItem(list, namesIn(list, nameOf).indexOf(name), value));
        },
      }),
    );
  };

/** Numbers items with the same name: a key set may have two keys with one id. */
function namesIn<V>(list: readonly V[], nameOf: (item: V, index: number) => string): readonly string[] {
  const names = list.map(nameOf);
  return names.map((name, index) => {
    const earlier = names.slice(0, index).filter((each) => each === name).length;
    return earlier === 0 ? name : `${name} (${earlier + 1})`;
  });
}

/** @param at -1 for an item that is not in the list */
function withItem<V>(list: readonly V[], at: number, value: V | undefined): readonly V[] {
  if (at === -1) return value === undefined ? list : [...list, value];
  return [...list.slice(0, at), ...(value === undefined ? [] : [value]), ...list.slice(at + 1)];
}

/** An observation. If only one run has a value, or it failed differently, it is compared as a whole. */
export function seen<T>(
  label: string | ((path: Path) => string),
  shape: Shape<T>,
  inWords: (value: T) => string = () => 'seen',
): Shape<Observation<T>> {
  const asWhole = whole<Observation<T>>(label, {
    compared: outcomeOf,
    inWords: (observation) =>
      observation.status === 'observed'
        ? inWords(observation.value)
        : observation.status === 'failed'
          ? `no answer: ${observation.failure.message}`
          : `not looked at: ${observation.because}`,
  });
  return (before, after, spot) => {
    const isSeen = (evidence: Evidence): boolean => spot.read(evidence)?.status === 'observed';
    return isSeen(before) && isSeen(after)
      ? shape(before, after, valueIn(spot))
      : asWhole(before, after, spot);
  };
}

const outcomeOf = <T>(observation: Observation<T>): unknown =>
  observation.status === 'failed'
    ? [observation.status, observation.failure.stage, observation.failure.code]
    : observation.status;

const valueIn = <T>(spot: Spot<Observation<T>>): Spot<T> => ({
  path: spot.path,
  read: (evidence) => {
    const observation = spot.read(evidence);
    return observation?.status === 'observed' ? observation.value : undefined;
  },
  write: (evidence, value) => {
    const observation = spot.read(evidence);
    return observation?.status === 'observed' && value !== undefined
      ? spot.write(evidence, { ...observation, value })
      : evidence;
  },
});

/** The same place with another name in front, for a path that matches what people look for. */
export const under =
  <T>(path: Path, shape: Shape<T>): Shape<T> =>
  (before, after, spot) =>
    shape(before, after, { ...spot, path });

/** The first of these shapes that finds a difference. */
export const first =
  <T>(...shapes: readonly Shape<T>[]): Shape<T> =>
  (before, after, spot) => {
    for (const shape of shapes) {
      const found = shape(before, after, spot);
      if (found.length > 0) return found;
    }
    return [];
  };

/** A value for people: text unchanged, a list of texts with commas, anything else as JSON. */
export function spoken(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.length === 0 ? 'none' : value.join(', ');
  }
  return JSON.stringify(value);
}
