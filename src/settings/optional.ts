export const mapped = <S, T>(value: S | undefined, change: (value: S) => T): T | undefined =>
  value === undefined ? undefined : change(value);

/** Drops the members that are undefined. */
export function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
