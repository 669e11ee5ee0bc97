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

/**
 * Makes a fact. Evidence is immutable, so each fact is read once per evidence and cached; a diagnosis reads the same
 * facts hundreds of times.
 */
export function fact<T>(label: string, read: (evidence: Evidence) => Reading<T>): Fact<T> {
  const readings = new WeakMap<Evidence, Reading<T>>();
  return {
    label,
    read: (evidence) => {
      const before = readings.get(evidence);
      if (before !== undefined) return before;
      const now = read(evidence);
      readings.set(evidence, now);
      return now;
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

/** The values of all facts, or the first unknown one. */
export function readAll<F extends Facts>(
  facts: F,
  evidence: Evidence,
):
  | { readonly known: true; readonly values: ValuesOf<F>; readonly sources: Record<keyof F, Source> }
  | Unknown {
  const values: Record<string, unknown> = {};
  const sources: Record<string, Source> = {};
  for (const name in facts) {
    const got = facts[name]!.read(evidence);
    if (!got.known) return got;
    values[name] = got.value;
    sources[name] = got.source;
  }
  return { known: true, values: values as ValuesOf<F>, sources: sources as Record<keyof F, Source> };
}

/** The values of the known facts; the others are undefined. */
export function readKnown<F extends Facts>(facts: F, evidence: Evidence): MaybeValuesOf<F> {
  const values: Record<string, unknown> = {};
  for (const name in facts) {
    const got = facts[name]!.read(evidence);
    if (got.known) values[name] = got.value;
  }
  return values as MaybeValuesOf<F>;
}
