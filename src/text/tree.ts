import { opaque, type Located } from './located.ts';
import type { Pair } from './properties.ts';

/** A parsed document with the place of everything in it. */
export type Tree = TreeMap | TreeList | TreeScalar;

export interface TreeMap {
  readonly kind: 'map';
  /** In file order, including duplicate keys. */
  readonly entries: readonly {
    readonly key: Located;
    readonly value: Tree;
    /** From a YAML merge key (`<<`), so it may be overridden. */
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
  /** Its text, for a program that reads every scalar as text: `true`, `9092`. */
  readonly at: Located;
}

/** The value of a key in a map; of several with the same key the last one, as every reader does. */
export const member = (tree: Tree | undefined, key: string): Tree | undefined =>
  tree?.kind === 'map' ? tree.entries.findLast((each) => each.key.text === key)?.value : undefined;

/** The value at a path of keys. */
export const at = (tree: Tree | undefined, ...path: readonly string[]): Tree | undefined =>
  path.reduce(member, tree);

/** The text of a scalar, unless it is null. */
export const textAt = (tree: Tree | undefined, ...path: readonly string[]): Located | undefined => {
  const found = at(tree, ...path);
  return found?.kind === 'scalar' && found.value !== null ? found.at : undefined;
};

/** A map as pairs; nested names are joined by dots (`spring.kafka.properties`, `clusters[0].name`). */
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

/** A name spread over nested keys has the place of the last one. */
const below = (prefix: string, key: Located): Located => ({
  ...key,
  text: `${prefix}.${key.text}`,
  offsetAt: (index) => key.offsetAt(Math.max(0, index - prefix.length - 1)),
});

/** A list in the notation of Kafka's own list type. */
function listed({ items, at: start }: TreeList): Located {
  const texts = items.flatMap((item) => (item.kind === 'scalar' ? [item.at.text] : []));
  const [first] = items;
  return opaque(first?.kind === 'scalar' ? first.at : start, texts.join(','));
}
