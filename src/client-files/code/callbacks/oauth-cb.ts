import { isMark, isWord, splitAt, textOf } from '../nodes.ts';
import { valueAfter } from '../names.ts';
import { plainText } from '../property-names.ts';
import type { Node } from '../scanner.ts';
import { bodyOf, everyNode, literalIn, membersOf, returnsOf } from '../search.ts';
import type { Program } from '../dialects/dialect.ts';
import { callbackAt, type Callback, type CallbackRule } from './callback.ts';

/**
 * `oauth_cb` of confluent-kafka-python: a function that returns `(token, expiry)` or `(token, expiry, principal,
 * extensions)`. The library parses the tuple with `sd|sO!` (`confluent_kafka.c`): the third member must be a string and
 * the fourth a dict, otherwise a TypeError leaves the client without a token.
 */
export default {
  languages: ['python', 'any'],
  read: (program) => {
    const given = callbackGiven(program);
    const returned = given === undefined ? undefined : returnedBy(program, given);
    if (returned === undefined || returned.length === 0) return undefined;
    const judged = returned.map((value) => judge(program, value));
    if (judged.some((each) => each === undefined)) return undefined;
    const all = judged as readonly Callback[];
    return (
      all.find(({ returns }) => returns === 'wrong-shape') ??
      all.find(({ returns }) => returns === undefined) ??
      all[0]
    );
  },
} satisfies CallbackRule;

const NAME = 'oauth_cb';

/** The value of `'oauth_cb': …`, `oauth_cb=…` or `conf['oauth_cb'] = …`. */
function callbackGiven({ nodes }: Program): readonly Node[] | undefined {
  for (const { sequence, index } of everyNode(nodes)) {
    const node = sequence[index]!;
    const isName = node.kind === 'text' ? plainText(node) === NAME : isWord(node, NAME);
    if (isName && isMark(sequence[index + 1], ':', '=')) return valueAfter(sequence, index + 1);
    const inBrackets = node.kind === 'group' && node.open === '[' ? node.nodes[0] : undefined;
    if (inBrackets?.kind === 'text' && plainText(inBrackets) === NAME && isMark(sequence[index + 1], '='))
      return valueAfter(sequence, index + 1);
  }
  return undefined;
}

function returnedBy(program: Program, value: readonly Node[]): readonly (readonly Node[])[] | undefined {
  if (isWord(value[0], 'lambda')) {
    const colon = value.findIndex((node) => isMark(node, ':'));
    return colon < 0 ? undefined : [value.slice(colon + 1)];
  }
  const name = functionNamed(value);
  const body = name === undefined ? undefined : bodyOf(program, name);
  return body === undefined ? undefined : returnsOf(body).filter((each) => each.length > 0);
}

/** `fetch`, `self.fetch`, `functools.partial(fetch, args)`; the result of any other call is unknown. */
function functionNamed(value: readonly Node[]): string | undefined {
  const last = value.at(-1);
  if (last?.kind === 'word') return last.text;
  if (last?.kind !== 'group' || textOf(value.at(-2)) !== 'partial') return undefined;
  const [first = []] = splitAt(last.nodes, ',');
  return first.at(-1)?.kind === 'word' ? textOf(first.at(-1)) : undefined;
}

function judge(program: Program, value: readonly Node[]): Callback | undefined {
  const [only, more] = value;
  const inside = only?.kind === 'group' && only.open === '(' && more === undefined ? only.nodes : value;
  const members = splitAt(inside, ',').filter((each) => each.length > 0);
  // `*token, expiry` may have any number of members.
  if (members.some(([first]) => isMark(first, '*'))) return undefined;
  const at = only!;
  const library = 'confluent-kafka-python';
  const wrong = (extensions: readonly Node[]): Callback => ({
    ...callbackAt(program, library, extensions[0] ?? at, extensions),
    returns: 'wrong-shape',
  });
  const dictionary = members.find((each) => isDictionary(program, each));
  const [, , third, fourth] = members;
  if (dictionary !== undefined && dictionary !== fourth) return wrong(dictionary);
  switch (members.length) {
    case 2:
      return callbackAt(program, library, at, undefined);
    case 3:
      // The name may refer to a dictionary created elsewhere.
      return isString(program, third) ? callbackAt(program, library, at, undefined) : undefined;
    case 4:
      return callbackAt(program, library, fourth![0]!, fourth);
    default:
      return undefined;
  }
}

function isDictionary(program: Program, value: readonly Node[]): boolean {
  const [only, call, more] = value;
  if (isWord(only, 'dict') && call?.kind === 'group' && more === undefined) return true;
  const isOne = call === undefined && (only?.kind === 'word' || only?.kind === 'group');
  const literal = isOne ? literalIn(program, value) : undefined;
  return literal !== undefined && membersOf(literal).length > 0;
}

function isString({ names }: Program, value: readonly Node[] | undefined): boolean {
  const [only, more] = value ?? [];
  if (more !== undefined) return false;
  if (only?.kind === 'text') return true;
  const given = only?.kind === 'word' ? names.constants.get(only.text) : undefined;
  return given?.length === 1 && given[0]?.kind === 'text';
}
