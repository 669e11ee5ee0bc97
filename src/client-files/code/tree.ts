import { part } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import type { Tree, TreeMap } from '../../text/tree.ts';
import type { Group, Node } from './scanner.ts';
import { isMark, isWord, splitAt, textOf } from './nodes.ts';
import type { Evaluator, Names } from './values.ts';

/** A JavaScript object, and the objects around it, innermost first. */
export interface ObjectLiteral {
  readonly map: TreeMap;
  readonly around: readonly TreeMap[];
}

const MOST_VALUES = 10_000;

/** All object literals of a JavaScript program, including nested ones. */
export function objectsIn(
  nodes: readonly Node[],
  evaluator: Evaluator,
  source: Source,
  { constants }: Names,
): readonly ObjectLiteral[] {
  // Objects built from each other must not grow exponentially.
  let left = MOST_VALUES;
  const treeOf = (value: readonly Node[]): Tree => {
    left -= 1;
    const [only, ...rest] = left > 0 ? value : [];
    if (
      only?.kind === 'group' &&
      rest.every((node, index) => index > 1 || isWord(node, 'as', 'const', 'satisfies'))
    ) {
      if (only.open === '{') return mapOf(only);
      if (only.open === '[')
        return {
          kind: 'list',
          at: part(source.content, only.from, only.to),
          items: splitAt(only.nodes, ',')
            .filter((each) => each.length > 0)
            .map(treeOf),
        };
    }
    const constant = only?.kind === 'word' && rest.length === 0 ? constants.get(only.text) : undefined;
    if (constant?.[0]?.kind === 'group' && constant[0].open !== '(' && !open.has(only!)) {
      open.add(only!);
      const tree = treeOf(constant);
      open.delete(only!);
      return tree;
    }
    const at = evaluator.valueOf(value);
    if (at === undefined)
      return { kind: 'scalar', value: null, at: part(source.content, only?.from ?? 0, only?.to ?? 0) };
    const isSwitch = only?.kind === 'word' && (at.text === 'true' || at.text === 'false');
    return { kind: 'scalar', value: isSwitch ? at.text === 'true' : at.text, at };
  };
  const open = new Set<Node>();
  const mapOf = ({ from, to, nodes: members }: Group): TreeMap => ({
    kind: 'map',
    at: part(source.content, from, to),
    entries: splitAt(members, ',').flatMap((member) => {
      const [key, colon, ...value] = member;
      if (key === undefined || (key.kind !== 'word' && key.kind !== 'text')) return [];
      const name = key.kind === 'text' ? evaluator.valueOf([key]) : part(source.content, key.from, key.to);
      if (name === undefined) return [];
      // `{ brokers }` is short for `{ brokers: brokers }`; a method is an unknown value.
      if (colon === undefined) return [{ key: name, value: treeOf([key]) }];
      return [{ key: name, value: treeOf(isMark(colon, ':') ? value : member) }];
    }),
  });
  const found: ObjectLiteral[] = [];
  const visit = (sequence: readonly Node[], around: readonly TreeMap[]): void => {
    for (const node of sequence) {
      if (node.kind !== 'group') continue;
      const isObject =
        node.open === '{' &&
        node.nodes.some((each, index) => isMark(each, ':') || (index > 0 && isMark(each, ',')));
      const map = isObject ? mapOf(node) : undefined;
      if (map !== undefined) found.push({ map, around });
      visit(node.nodes, map === undefined ? around : [map, ...around]);
    }
  };
  visit(nodes, []);
  return found;
}

/** The program's constants, as an object. */
export const objectOfConstants = ({ constants }: Names, evaluator: Evaluator, source: Source): TreeMap => ({
  kind: 'map',
  at: part(source.content, 0, 0),
  entries: [...constants].flatMap(([name, value]) => {
    const [only] = value;
    const at =
      only === undefined || only.kind === 'group' || textOf(only) === name
        ? undefined
        : evaluator.valueOf(value);
    return at === undefined
      ? []
      : [
          {
            key: { ...at, text: name, editable: false },
            value: { kind: 'scalar' as const, value: at.text, at },
          },
        ];
  }),
});
