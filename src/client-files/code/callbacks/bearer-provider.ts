import { isMark, isWord, splitAt, textOf } from '../nodes.ts';
import { valueAfter } from '../names.ts';
import { plainText } from '../property-names.ts';
import type { Group, Node } from '../scanner.ts';
import { bodyOf, everyNode, membersOf, mentions } from '../search.ts';
import type { Program } from '../dialects/dialect.ts';
import { callbackAt, type CallbackRule } from './callback.ts';

/**
 * `oauthBearerProvider` of kafkajs (`saslAuthenticator/oauthBearer.js`) and of confluent-kafka-javascript: a function
 * that returns `{ value, extensions }`, and in the latter also principal and lifetime.
 */
export default {
  languages: ['javascript', 'any'],
  read: (program) => {
    const body = providerIn(program);
    if (body === undefined) return undefined;
    const tokens = returnedBy(body);
    const [token] = tokens ?? [];
    if (
      tokens === undefined ||
      token === undefined ||
      tokens.some(({ nodes }) => nodes.some((node) => isMark(node, '...')))
    )
      return undefined;
    const given = tokens.flatMap(membersOf).find(({ name }) => name === 'extensions');
    if (given !== undefined) return callbackAt(program, 'kafkajs', given.at, given.value);
    return mentions(body, /^extensions$/) ? undefined : callbackAt(program, 'kafkajs', token, undefined);
  },
} satisfies CallbackRule;

const NAME = 'oauthBearerProvider';

/** The objects that are returned; undefined if something else may be. A returned function is followed. */
function returnedBy(body: readonly Node[]): readonly Group[] | undefined {
  const found: Group[] = [];
  for (const { sequence, index } of everyNode(body)) {
    const [node, next] = [sequence[index], sequence[index + 1]];
    if (isWord(node, 'return') && next !== undefined && !isMark(next, ';')) {
      if (next.kind === 'group' && next.open === '{' && hasValue(next)) found.push(next);
      else if (!valueAfter(sequence, index).some((each) => isMark(each, '=>') || isWord(each, 'function')))
        return undefined;
    }
    if (node?.kind === 'group' && node.open === '(' && (index === 0 || isMark(sequence[index - 1], '=>'))) {
      const [object, more] = node.nodes;
      if (object?.kind === 'group' && object.open === '{' && more === undefined && hasValue(object))
        found.push(object);
    }
  }
  return found;
}

/** `{ value: … }` or `{ value }`. */
const hasValue = ({ nodes }: Group): boolean =>
  splitAt(nodes, ',').some(
    ([key, connector]) =>
      (isWord(key, 'value') || (key?.kind === 'text' && plainText(key) === 'value')) &&
      (connector === undefined || isMark(connector, ':')),
  );

function providerIn(program: Program): readonly Node[] | undefined {
  for (const { sequence, index, group } of everyNode(program.nodes)) {
    if (group === undefined || !isWord(sequence[index], NAME)) continue;
    const next = sequence[index + 1];
    if (next?.kind === 'group') return bodyOf(program, NAME);
    if (next === undefined || isMark(next, ',')) return bodyOf(program, NAME);
    if (!isMark(next, ':')) continue;
    const value = valueAfter(sequence, index + 1);
    const arrow = value.findIndex((node) => isMark(node, '=>') || isWord(node, 'function'));
    if (arrow >= 0) return value.slice(arrow + 1);
    // `provider`, `this.provider`, `provider(options)`
    const word = value.findLast((node) => node.kind === 'word');
    return bodyOf(program, textOf(word));
  }
  return undefined;
}
