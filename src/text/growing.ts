import { part, type Located } from './located.ts';
import type { Tree, TreeMap } from './tree.ts';

/** A map that is still being filled: TOML and HOCON may continue a table that began earlier. */
export interface GrowingMap {
  readonly kind: 'growing';
  readonly at: Located;
  /** By name; a later value replaces an earlier one. */
  readonly members: Map<string, { readonly key: Located; value: Growing }>;
}

export interface GrowingList {
  readonly kind: 'growing-list';
  readonly at: Located;
  readonly items: Growing[];
}

export type Growing = GrowingMap | GrowingList | Tree;

export const growing = (at: Located): GrowingMap => ({
  kind: 'growing',
  at: part(at, 0, 0),
  members: new Map(),
});

/** The map at the end of a path, created if missing; for a list, its last item. */
export function within(map: GrowingMap, path: readonly Located[]): GrowingMap {
  return path.reduce((outer, key) => {
    const there = outer.members.get(key.text)?.value;
    const last = there?.kind === 'growing-list' ? there.items.at(-1) : there;
    if (last?.kind === 'growing') return last;
    const made = growing(key);
    outer.members.set(key.text, { key, value: made });
    return made;
  }, map);
}

/** The finished tree. */
export function grown(value: Growing): Tree {
  if (value.kind === 'growing-list') return { kind: 'list', at: value.at, items: value.items.map(grown) };
  if (value.kind !== 'growing') return value;
  const entries: TreeMap['entries'] = [...value.members.values()].map((each) => ({
    key: each.key,
    value: grown(each.value),
  }));
  return { kind: 'map', at: value.at, entries };
}
