import { opaque, type Located } from './located.ts';
import type { Pair } from './properties.ts';

/** A JSON or YAML document that knows where everything in it stands. */
export type Tree = TreeMap | TreeList | TreeScalar;

export interface TreeMap {
  readonly kind: 'map';
  /** In the order of the file, those with the same key too. */
  readonly entries: readonly {
    readonly key: Located;
    readonly value: Tree;
    /** It came of a YAML merge key (`<<`), and may be replaced. */
    readonly isMerged?: true;
  }[];
  readonly at: Located;
}

export interface TreeList {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly at: Located;
}

export interface TreeScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Its text as a program has it that takes every scalar for text: `true`, `9092`. */
  readonly at: Located;
}

/** The value under a key of a map; of several with one key the last, as every reader has it. */
export const member = (tree: Tree | undefined, key: string): Tree | undefined =>
  tree?.kind === 'map' ? tree.entries.findLast((each) => each.key.text === key)?.value : undefined;

/** The value at the end of a path of keys. */
export const at = (tree: Tree | undefined, ...path: readonly string[]): Tree | undefined =>
  path.reduce(member, tree);

/** The text of a scalar that is not null. */
export const textAt = (tree: Tree | undefined, ...path: readonly string[]): Located | undefined => {
  const found = at(tree, ...path);
  return found?.kind === 'scalar' && found.value !== null ? found.at : undefined;
};

/** A map of scalars as pairs; what is nested gets names joined by dots (`spring.kafka.properties`, `clusters[0].name`). */
export function flattened(tree: Tree | undefined, prefix = ''): readonly Pair[] {
  if (tree?.kind !== 'map') return [];
  return tree.entries.flatMap(({ key, value }): readonly Pair[] => {
    const name = prefix === '' ? key : below(prefix, key);
    if (value.kind === 'map') return flattened(value, name.text);
    if (value.kind === 'list' && value.items.some(({ kind }) => kind === 'map'))
      return value.items.flatMap((item, index) => flattened(item, `${name.text}[${index}]`));
    return [{ name, value: value.kind === 'scalar' ? value.at : listed(value) }];
  });
}

/** What stands in keys of their own is said to stand where the last of them does. */
const below = (prefix: string, key: Located): Located => ({
  ...key,
  text: `${prefix}.${key.text}`,
  offsetAt: (index) => key.offsetAt(Math.max(0, index - prefix.length - 1)),
});

/** A list as the text that Kafka's own list type has. */
function listed({ items, at: start }: TreeList): Located {
  const texts = items.flatMap((item) => (item.kind === 'scalar' ? [item.at.text] : []));
  const [first] = items;
  return opaque(first?.kind === 'scalar' ? first.at : start, texts.join(','));
}
