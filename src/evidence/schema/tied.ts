import type * as z from 'zod/mini';

/**
 * Holds a schema to the type whose values it describes: the compiler refuses one that has a member more or less, or one
 * that is optional in one of them alone. The types are written out rather than inferred, as they are part of the
 * published declarations, and those cannot ask for a package that the bundle contains.
 */
export const tied =
  <T>() =>
  <S extends z.ZodMiniType>(
    schema: S,
    ..._: Same<Plain<z.output<S>>, Plain<T>> extends true ? [] : [differs: Difference<z.output<S>, T>]
  ): S =>
    schema;

// The one comparison in TypeScript that tells `readonly` and optional members apart.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;

/** A type without what schemas do not say: `readonly`, and that members which nobody knows may be there as well. */
type Plain<T> = T extends readonly unknown[]
  ? { -readonly [K in keyof T]: Plain<T[K]> }
  : T extends object
    ? { -readonly [K in keyof T as string extends K ? (unknown extends T[K] ? never : K) : K]: Plain<T[K]> }
    : T;

/** For the compiler's message: the members that differ, the schema's and the type's. */
type Difference<A, B> = {
  [K in keyof Plain<A> | keyof Plain<B> as Same<Member<A, K>, Member<B, K>> extends true ? never : K]: [
    schema: Member<A, K>,
    type: Member<B, K>,
  ];
};
type Member<T, K> = K extends keyof Plain<T> ? Pick<Plain<T>, K> : 'missing';
