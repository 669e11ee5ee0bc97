import { isMark, isWord, splitAt, textOf } from '../nodes.ts';
import { valueAfter } from '../names.ts';
import { plainText } from '../property-names.ts';
import type { Group, Node } from '../scanner.ts';
import { bodyOf, everyNode, membersOf, mentions } from '../search.ts';
import type { Program } from '../dialects/dialect.ts';
import { callbackAt, type CallbackRule } from './callback.ts';

/**
 * `oauthBearerProvider` of kafkajs (`saslAuthenticator/oauthBearer.js`) and of confluent-kafka-javascript: a function that
 * returns `{ value, extensions }`, in the latter with principal and lifetime as well.
 */
export default {
  languages: ['javascript', 'any'],
  read: (program) => {
    const body = providerIn(program);
    if (body === undefined) return undefined;
    const tokens = [...everyNode(body)].flatMap(({ sequence, index }) => {
      const node = sequence[index];
      return node?.kind === 'group' && node.open === '{' && hasValue(node) ? [node] : [];
    });
    const [token] = tokens;
    if (token === undefined || tokens.some(({ nodes }) => nodes.some((node) => isMark(node, '...'))))
      return undefined;
    const given = tokens.flatMap(membersOf).find(({ name }) => name === 'extensions');
    if (given !== undefined) return callbackAt(program, 'kafkajs', given.at, given.value);
    return mentions(body, /^extensions$/) ? undefined : callbackAt(program, 'kafkajs', token, undefined);
  },
} satisfies CallbackRule;

const NAME = 'oauthBearerProvider';

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
