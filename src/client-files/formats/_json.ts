import type { Pair } from '../../text/properties.ts';
import type { Tree, TreeMap } from '../../text/tree.ts';

/** The scalar members of an object; null counts as not given. */
export const pairsIn = (tree: Tree | undefined): readonly Pair[] =>
  tree?.kind !== 'map'
    ? []
    : tree.entries.flatMap(({ key, value }) =>
        value.kind === 'scalar' && value.value !== null ? [{ name: key, value: value.at }] : [],
      );

/** Deeper than programs nest client settings, lists included. */
const DEEPEST = 10;

/** The objects in an object or a list, itself first, outer before inner. */
export function mapsIn(tree: Tree): readonly TreeMap[] {
  const found: TreeMap[] = [];
  let level: readonly Tree[] = [tree];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    found.push(...level.filter((each) => each.kind === 'map'));
    level = level.flatMap(inside);
  }
  return found;
}

const inside = (tree: Tree): readonly Tree[] => {
  if (tree.kind === 'map') return tree.entries.map(({ value }) => value);
  return tree.kind === 'list' ? tree.items : [];
};

export const keysOf = (tree: Tree | undefined): readonly string[] =>
  tree?.kind === 'map' ? tree.entries.map(({ key }) => key.text) : [];
