import type { Located } from '../../text/located.ts';
import { once } from '../../text/once.ts';
import type { Program } from './dialects/dialect.ts';
import { isMark, isWord, splitAt, textOf } from './nodes.ts';
import { nameGiven, valueAfter } from './names.ts';
import { plainText } from './property-names.ts';
import type { Group, Node } from './scanner.ts';

/* Finds calls, members and functions in a program of any language. */

type Sequence = readonly Node[];

/** A node among its siblings, and the brackets that contain it. */
export interface Position {
  readonly sequence: Sequence;
  readonly index: number;
  readonly group: Group | undefined;
}

/** Every node of a program in text order, including those in brackets. */
export const everyNode = once((nodes: Sequence): readonly Position[] => {
  const positions: Position[] = [];
  const visit = (sequence: Sequence, group: Group | undefined): void => {
    for (const [index, node] of sequence.entries()) {
      positions.push({ sequence, index, group });
      if (node.kind === 'group') visit(node.nodes, node);
    }
  };
  visit(nodes, undefined);
  return positions;
});

/** A call: its name and arguments. */
export interface Call {
  readonly at: Node;
  /** `kgo.SeedBrokers`, as written. */
  readonly path: string;
  readonly args: readonly Sequence[];
  readonly group: Group;
}

/** The calls whose path matches; the path of `kgo.SASL(…)` is `kgo.SASL`. */
export const callsOf = (nodes: Sequence, path: RegExp): readonly Call[] =>
  withPath(bracketsAfterWords(nodes).calls, path);

/** The literals of a type; the path of `oauth.Auth{…}` is `oauth.Auth`. */
export const literalsOf = (nodes: Sequence, path: RegExp): readonly Call[] =>
  withPath(bracketsAfterWords(nodes).literals, path);

type Opened = Omit<Call, 'args'>;

const withPath = (found: readonly Opened[], path: RegExp): readonly Call[] =>
  found.filter((each) => path.test(each.path)).map((each) => ({ ...each, args: argumentsOf(each.group) }));

/** All calls and literals of types: each of the dialects looks for its own. */
const bracketsAfterWords = once((nodes: Sequence) => {
  const calls: Opened[] = [];
  const literals: Opened[] = [];
  for (const { sequence, index } of everyNode(nodes)) {
    const [callee, group] = [sequence[index - 1], sequence[index]];
    if (group?.kind !== 'group' || group.open === '[' || callee?.kind !== 'word') continue;
    const found = { at: callee, path: pathTo(sequence, index - 1), group };
    if (group.open === '(') calls.push(found);
    else literals.push(found);
  }
  return { calls, literals };
});

/** `a.b.c` up to the word at `index`. */
function pathTo(sequence: Sequence, index: number): string {
  let path = textOf(sequence[index]);
  for (let at = index - 1; at > 0 && isMark(sequence[at], '.', '::', '->', '?.'); at -= 2) {
    const owner = sequence[at - 1];
    if (owner?.kind !== 'word') return `.${path}`;
    path = `${owner.text}.${path}`;
  }
  return path;
}

const argumentsOf = ({ nodes }: Group): readonly Sequence[] =>
  splitAt(nodes, ',').filter((each) => each.length > 0);

/** A pair in a literal, in keyword arguments or in member assignments: its name and the nodes of its value. */
export interface Member {
  readonly name: string;
  readonly at: Node;
  readonly value: Sequence;
}

/**
 * `name: value`, `"name": value`, `name=value`, `"name" => value`, `{ "name", value }`, `["name"] = value` inside
 * brackets.
 */
export function membersOf(group: Group): readonly Member[] {
  return argumentsOf(group).flatMap((part): readonly Member[] => {
    const [key, connector, ...value] = part;
    if (key === undefined) return [];
    if (key.kind === 'group' && connector === undefined && key.open === '{') {
      const [name, given] = argumentsOf(key);
      return name?.[0]?.kind === 'text' && given !== undefined
        ? [{ name: plainText(name[0]), at: name[0], value: given }]
        : [];
    }
    const named = key.kind === 'group' && key.open === '[' ? key.nodes[0] : key;
    const name = named?.kind === 'text' ? plainText(named) : textOf(named);
    const isPair = isMark(connector, ':', '=', '=>', '->') || isWord(connector, 'to');
    return named !== undefined && name !== '' && isPair && value.length > 0
      ? [{ name, at: named, value }]
      : [];
  });
}

/** The values assigned to a path that ends like this: `config.Net.SASL.Enable = true`. */
export const assignedTo = (nodes: Sequence, path: RegExp): readonly Member[] =>
  assignments(nodes)
    .filter((each) => path.test(each.path))
    .map(({ path: name, sequence, index }) => ({
      name,
      at: sequence[index - 1]!,
      value: valueAfter(sequence, index),
    }));

const assignments = once((nodes: Sequence) =>
  everyNode(nodes)
    .filter(({ sequence, index }) => isMark(sequence[index], '=') && sequence[index - 1]?.kind === 'word')
    .map(({ sequence, index }) => ({ path: pathTo(sequence, index - 1), sequence, index })),
);

/** The bracketed literal that an expression is, contains or names. */
export function literalIn({ names }: Program, value: Sequence, open: Group['open'] = '{'): Group | undefined {
  const own = value.find((node) => node.kind === 'group' && node.open === open);
  if (own?.kind === 'group') return own;
  const [only, more] = value;
  const constant = only?.kind === 'word' && more === undefined ? names.constants.get(only.text) : undefined;
  const given = constant?.find((node) => node.kind === 'group' && node.open === open);
  return given?.kind === 'group' ? given : undefined;
}

/** The items of a list of strings, each with its place; a single value otherwise. */
export function textsOf(program: Program, value: Sequence): readonly Located[] {
  const list = literalIn(program, value, '{') ?? literalIn(program, value, '[');
  const items = list === undefined || list.nodes.length === 0 ? [value] : argumentsOf(list);
  return items.flatMap((item) => program.evaluator.valueOf(item) ?? []);
}

/** Whether a word, or a quoted name, occurs anywhere in the program. */
export const mentions = (nodes: Sequence, word: RegExp): boolean =>
  wordsOf(nodes).some((each) => word.test(each));

const wordsOf = once((nodes: Sequence): readonly string[] => {
  const words = new Set<string>();
  for (const { sequence, index } of everyNode(nodes)) {
    const node = sequence[index]!;
    if (node.kind !== 'text') words.add(textOf(node));
    else for (const piece of node.pieces) if (!('hole' in piece)) words.add(piece.text);
  }
  return [...words];
});

/**
 * The body of a function: `def name(…):` in Python, `function name(…) {…}`, `name = (…) => {…}`, `name(…) {…}`;
 * undefined if there is none or several.
 */
export function bodyOf({ nodes, source }: Program, name: string): Sequence | undefined {
  const found = (positionsOfWords(nodes).get(name) ?? []).flatMap(
    ({ sequence, index }): readonly Sequence[] => {
      if (isWord(sequence[index - 1], 'def'))
        return [indentedBelow(sequence, index - 1, source.content.text)];
      return bodyInBraces(sequence, index);
    },
  );
  return found.length === 1 ? found[0] : undefined;
}

const positionsOfWords = once((nodes: Sequence): ReadonlyMap<string, readonly Position[]> => {
  const positions = new Map<string, Position[]>();
  for (const position of everyNode(nodes)) {
    const node = position.sequence[position.index]!;
    if (node.kind !== 'word') continue;
    const before = positions.get(node.text);
    if (before === undefined) positions.set(node.text, [position]);
    else before.push(position);
  }
  return positions;
});

/** The following lines that are indented more than this one. */
function indentedBelow(sequence: Sequence, index: number, text: string): Sequence {
  const column = ({ from }: Node): number => from - (text.lastIndexOf('\n', from - 1) + 1);
  const first = isWord(sequence[index - 1], 'async') ? index - 1 : index;
  const indent = column(sequence[first]!);
  const colon = sequence.findIndex((node, at) => at > index && isMark(node, ':'));
  const end = sequence.findIndex((node, at) => at > colon && node.isFirst === true && column(node) <= indent);
  return sequence.slice(colon + 1, end < 0 ? undefined : end);
}

function bodyInBraces(sequence: Sequence, index: number): readonly Sequence[] {
  const isFunction = isWord(sequence[index - 1], 'function') || isMark(sequence[index - 1], '*');
  const isMethod = sequence[index + 1]?.kind === 'group' && !isMark(sequence[index - 1], '.');
  const given = isMark(sequence[index + 1], '=', ':') ? index + 1 : undefined;
  if (isFunction || isMethod) {
    // A type may come between the parameters and the body.
    const rest = sequence.slice(index + 1, index + LONGEST_SIGNATURE);
    // In `(): Promise<{ value: string }> {` the first brace belongs to a type.
    const at = rest.findIndex(
      (node, each) => node.kind === 'group' && node.open === '{' && !isMark(rest[each + 1], '>', '|', '['),
    );
    const isCall = rest.slice(0, Math.max(at, 0)).some((node) => isMark(node, ';', ',', '.', '='));
    return at > 0 && !isCall ? [[rest[at]!]] : [];
  }
  if (given === undefined || nameGiven(sequence, given) !== textOf(sequence[index])) return [];
  const value = valueAfter(sequence, given);
  const arrow = value.findIndex((node) => isMark(node, '=>') || isWord(node, 'function'));
  return arrow < 0 ? [] : [value.slice(arrow + 1)];
}

/** In words and marks. */
const LONGEST_SIGNATURE = 16;

/** The return values of a Python body, excluding those of nested functions. */
export function returnsOf(body: Sequence): readonly Sequence[] {
  if (body.some((node) => isWord(node, 'def', 'class'))) return [];
  return body.flatMap((node, index) => {
    if (!isWord(node, 'return')) return [];
    const end = body.findIndex(
      (each, at) => at > index && each.isFirst === true && !isMark(body[at - 1], '\\'),
    );
    return [body.slice(index + 1, end < 0 ? undefined : end)];
  });
}
