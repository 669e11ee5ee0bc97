import type * as z from 'zod/mini';

/**
 * Checks a schema against the type it describes: it does not compile if a member is missing, extra, or optional on one
 * side only. The types are written out rather than inferred, because they are part of the published declarations, which
 * must not depend on a bundled package.
 */
export const tied =
  <T>() =>
  <S extends z.ZodMiniType>(
    schema: S,
    ..._: Same<Plain<z.output<S>>, Plain<T>> extends true ? [] : [differs: Difference<z.output<S>, T>]
  ): S =>
    schema;

// The only type comparison in TypeScript that distinguishes `readonly` and optional members.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;

/** A type without what schemas do not express: `readonly`, and additional unknown members. */
type Plain<T> = T extends readonly unknown[]
  ? { -readonly [K in keyof T]: Plain<T[K]> }
  : T extends object
    ? { -readonly [K in keyof T as string extends K ? (unknown extends T[K] ? never : K) : K]: Plain<T[K]> }
    : T;

/** For the compiler's message: the members that differ, first the schema's, then the type's. */
type Difference<A, B> = {
  [K in keyof Plain<A> | keyof Plain<B> as Same<Member<A, K>, Member<B, K>> extends true ? never : K]: [
    schema: Member<A, K>,
    type: Member<B, K>,
  ];
};
type Member<T, K> = K extends keyof Plain<T> ? Pick<Plain<T>, K> : 'missing';
