/**
 * A value that is made when it is first needed, and then kept: a run needs few of the tables, schemas and connections
 * that its modules can make.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
