import { opaque, part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Carrier, HeldProperties } from '../carrier.ts';

/**
 * The log of a client that prints its configuration at startup. Java lists every property (`ProducerConfig values:`,
 * `AbstractConfig.logAll`), including defaults, with `null` for unset ones and `[hidden]` for secrets; librdkafka does
 * so with `debug=conf`.
 */
export default {
  id: 'client-log',
  title: "a client's log",
  syntax: 'text',
  recognise: ({ content: { text } }) => (JAVA_BLOCK.test(text) || CONF_LINE.test(text) ? 'surely' : 'no'),
  held: ({ content }) => [...javaBlocks(content), ...librdkafkaLines(content)],
} satisfies Carrier;

const JAVA_BLOCK = /\b(?:Producer|Consumer|AdminClient|Streams|Client)Config values: ?$/m;

const CONF_LINE = /\|CONF\|[^\n]{0,300}?\]: +[\w.]+ = /;

/** A block ends at the first line that is not an indented property. */
const javaBlocks = (content: Located): readonly HeldProperties[] =>
  [
    ...content.text.matchAll(
      /\b((?:Producer|Consumer|AdminClient|Streams|Client)Config) values: ?\r?\n((?:[ \t]+[\w.]+ = [^\n]*(?:\n|$))+)/g,
    ),
  ].map((match) => {
    const [all, name = '', block = ''] = match;
    const from = match.index + all.length - block.length;
    return {
      kind: 'properties',
      client: 'java',
      part: `${name} values`,
      pairs: pairsIn(content, from, from + block.length, /^[ \t]+([\w.]+) = ([^\r\n]*)/gm).flatMap(asSet),
    };
  });

/** `[hidden]` is a secret, `null` an unset value; lists are in brackets, and a class is preceded by a word. */
function asSet({ name, value }: Pair): readonly Pair[] {
  const { text } = value;
  if (text === 'null' || text === '' || text === '[]' || text === '[hidden]') return [];
  const list = /^\[(.*)\]$/.exec(text)?.[1];
  if (list !== undefined)
    return [
      {
        name,
        value: list.includes(', ')
          ? opaque(value, list.replaceAll(', ', ','))
          : part(value, 1, text.length - 1),
      },
    ];
  return [{ name, value: text.startsWith('class ') ? part(value, 'class '.length) : value }];
}

function librdkafkaLines(content: Located): readonly HeldProperties[] {
  const pairs = pairsIn(
    content,
    0,
    content.text.length,
    /^[^\n]{0,40}\|CONF\|[^\n]{0,300}?\]: +([\w.]+) = ([^\r\n]*)/gm,
  ).filter(({ value: { text } }) => !/^(?:\(null\)|\[redacted\])?$/.test(text));
  return pairs.length === 0 ? [] : [{ kind: 'properties', client: 'librdkafka', pairs, part: 'CONF lines' }];
}

function pairsIn(content: Located, from: number, to: number, pattern: RegExp): readonly Pair[] {
  const within = part(content, from, to);
  return [...within.text.matchAll(pattern)].map((match) => {
    const [all, name = '', value = ''] = match;
    const end = match.index + all.length;
    const nameAt = end - value.length - ' = '.length - name.length;
    return { name: part(within, nameAt, nameAt + name.length), value: part(within, end - value.length, end) };
  });
}
