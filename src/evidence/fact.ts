import type { Evidence } from './evidence.ts';
import type { Input, Observation } from './observation.ts';
import { inWords, type Source } from './source.ts';

/**
 * A named question about the evidence. Checks and causes declare the facts they read; the engine answers `unknown` for
 * them when a fact was not observed, and the report shows the value with its source.
 */
export interface Fact<T> {
  /** Its name for people: "issuer in the token". */
  readonly label: string;
  /** Its values are this project's own names for cases (`at-either-end`), so reports do not print them. */
  readonly isCase?: true;
  readonly read: (evidence: Evidence) => Reading<T>;
}

export type Reading<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly source: Source;
}

export interface Unknown {
  readonly known: false;
  readonly because: string;
  readonly input?: Input;
}

export type Facts = Readonly<Record<string, Fact<unknown>>>;
export type ValuesOf<F extends Facts> = {
  readonly [K in keyof F]: F[K] extends Fact<infer T> ? T : never;
};
export type MaybeValuesOf<F extends Facts> = {
  readonly [K in keyof F]: F[K] extends Fact<infer T> ? T | undefined : never;
};

export const known = <T>(value: T, source: Source): Known<T> => ({ known: true, value, source });
export const unknown = (because: string, input?: Input): Unknown =>
  input === undefined ? { known: false, because } : { known: false, because, input };

/** The readings of each evidence, by the number of the fact: evidence is immutable, and is asked the same many times. */
const readings = new WeakMap<Evidence, (Reading<unknown> | undefined)[]>();
let facts = 0;

/** Makes a fact. It is read once for each evidence. */
export function fact<T>(label: string, read: (evidence: Evidence) => Reading<T>): Fact<T> {
  const number = facts;
  facts += 1;
  return {
    label,
    read: (evidence) => {
      let before = readings.get(evidence);
      if (before === undefined) readings.set(evidence, (before = []));
      return (before[number] ??= read(evidence)) as Reading<T>;
    },
  };
}

/** Marks a fact whose values are names of cases; what they mean is in the sentences of checks and causes. */
export const asCase = <T>(given: Fact<T>): Fact<T> => ({ ...given, isCase: true });

/** A fact that reads a part of one observation. */
export const observedFact = <S, T>(
  label: string,
  select: (evidence: Evidence) => Observation<S>,
  project: (seen: S, evidence: Evidence) => T,
): Fact<T> =>
  fact(label, (evidence) => mapReading(reading(select(evidence)), (seen) => project(seen, evidence)));

export function reading<T>(observation: Observation<T>): Reading<T> {
  switch (observation.status) {
    case 'observed':
      return known(observation.value, observation.source);
    case 'failed':
      return unknown(`${inWords(observation.source)} gave no answer: ${observation.failure.message}`);
    case 'missing':
      return unknown(observation.because, observation.input);
  }
}

export const mapReading = <S, T>(from: Reading<S>, change: (value: S) => T): Reading<T> =>
  from.known ? known(change(from.value), from.source) : from;

/** Chains a second reading; the first unknown wins. */
export const thenReading = <S, T>(
  from: Reading<S>,
  next: (value: S, source: Source) => Reading<T>,
): Reading<T> => (from.known ? next(from.value, from.source) : from);

/** Combines two readings, with the source of the first; the first unknown wins. */
export const both = <S, T>(one: Reading<S>, other: Reading<T>): Reading<readonly [S, T]> =>
  thenReading(one, (first, source) =>
    mapReading({ ...other, ...(other.known && { source }) }, (second) => [first, second] as const),
  );

/** What a check or a cause reads of the evidence. */
export interface Read<R extends Facts, M extends Facts> {
  readonly known: true;
  /** Of the required facts, and of the optional ones as far as they are known. */
  readonly values: ValuesOf<R> & MaybeValuesOf<M>;
}

/** The values of all required facts and of the optional facts that are known; or the first required one that is not. */
export function readAll<R extends Facts, M extends Facts>(
  required: R,
  optional: M | undefined,
  evidence: Evidence,
): Read<R, M> | Unknown {
  const values: Record<string, unknown> = {};
  for (const name in required) {
    const got = required[name]!.read(evidence);
    if (!got.known) return got;
    values[name] = got.value;
  }
  for (const name in optional) {
    const got = optional[name]!.read(evidence);
    if (got.known) values[name] = got.value;
  }
  return { known: true, values: values as ValuesOf<R> & MaybeValuesOf<M> };
}

/** Where the known ones of these facts come from. */
export function sourcesOf<F extends Facts>(facts: F, evidence: Evidence): Readonly<Record<keyof F, Source>> {
  const sources: Record<string, Source> = {};
  for (const name in facts) {
    const got = facts[name]!.read(evidence);
    if (got.known) sources[name] = got.source;
  }
  return sources as Record<keyof F, Source>;
}
