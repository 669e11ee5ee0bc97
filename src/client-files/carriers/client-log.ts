import {
  JAVA_HEADING,
  JAVA_LINE,
  JAVA_VERSION,
  LIBRDKAFKA_HEADING,
  LIBRDKAFKA_LINE,
  LIBRDKAFKA_PROPERTY,
} from '../log-lines.ts';
import { opaque, part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Carrier, HeldProperties } from '../carrier.ts';

/**
 * The log of a client that prints its configuration at startup. Java lists every property (`ProducerConfig values:`,
 * `AbstractConfig.logAll`), including defaults, with `null` for unset ones and `[hidden]` for secrets; librdkafka lists
 * those that were set, with `debug=conf`. If the client started more than once, the last start counts.
 */
export default {
  id: 'client-log',
  title: "a client's log",
  syntax: 'text',
  recognise: ({ content: { text } }) =>
    JAVA_BLOCK.test(text) || IN_JSON.test(text) || CONF_LINE.test(text) ? 'surely' : 'no',
  held: ({ content }) => [...javaBlocks(content), ...librdkafkaBlocks(content)],
} satisfies Carrier;

const JAVA_BLOCK = new RegExp(String.raw`${JAVA_HEADING}\r?$`, 'm');
const CONF_LINE = new RegExp(LIBRDKAFKA_PROPERTY);
/** A log in JSON has the whole block in a string. */
const IN_JSON = new RegExp(String.raw`"[^"\n]{0,200}${JAVA_HEADING}(?:\\r)?\\n(?:[^"\\\n]|\\.){1,60000}"`);

/** Each block goes on as long as its lines are properties. */
function javaBlocks(content: Located): readonly HeldProperties[] {
  const block = new RegExp(String.raw`${JAVA_HEADING}\r?\n((?:${JAVA_LINE}[^\n]*(?:\n|$))+)`, 'g');
  const inLines = [...content.text.matchAll(block)].map(({ index, 0: all, 1: name = '', 2: lines = '' }) =>
    javaBlock(name, part(content, index + all.length - lines.length, index + all.length)),
  );
  const inStrings = [...content.text.matchAll(new RegExp(IN_JSON, 'g'))].flatMap(({ index, 0: text }) => {
    const said = unescaped(text);
    return said === undefined ? [] : javaBlocks(opaque(part(content, index, index + text.length), said));
  });
  const version = versionIn(content.text);
  const all = [...inLines, ...inStrings].map((held) =>
    version === undefined ? held : { ...held, clientVersion: version },
  );
  return lastOfEach(all, ({ part: name, pairs }) => {
    const id = pairs.find(({ name: { text } }) => text === 'client.id');
    return `${name ?? ''} ${id?.value.text ?? ''}`;
  });
}

/** Only one of the alternatives matched. */
function versionIn(text: string): string | undefined {
  const [, printed, inTrace]: readonly (string | undefined)[] = JAVA_VERSION.exec(text) ?? [];
  return printed ?? inTrace;
}

const javaBlock = (name: string, lines: Located): HeldProperties => ({
  kind: 'properties',
  client: 'java',
  part: `${name} values`,
  pairs: pairsIn(
    lines,
    new RegExp(String.raw`^${JAVA_LINE.replace('[\\w.]+', '([\\w.]+)')}([^\r\n]*)`, 'gm'),
  ).flatMap(asSet),
});

function unescaped(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

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

/** Each client of librdkafka has a name of its own (`rdkafka#producer-1`), and a heading where it starts. */
function librdkafkaBlocks(content: Located): readonly HeldProperties[] {
  const heading = new RegExp(LIBRDKAFKA_HEADING, 'gm');
  const starts = [0, ...[...content.text.matchAll(heading)].map(({ index }) => index)];
  const blocks = starts.flatMap((from, at) =>
    clientsIn(part(content, from, starts[at + 1] ?? content.text.length)),
  );
  return lastOfEach(
    blocks.map(({ pairs }) => ({ kind: 'properties', client: 'librdkafka', pairs, part: 'CONF lines' })),
    (_, at) => blocks[at]!.client,
  );
}

interface LoggedClient {
  readonly client: string;
  readonly pairs: readonly Pair[];
}

/** Clients that start at the same moment write their lines in between each other's. */
function clientsIn(lines: Located): readonly LoggedClient[] {
  const clients = new Map<string, Pair[]>();
  const pattern = new RegExp(String.raw`^${LIBRDKAFKA_LINE.replace('[\\w.]+', '([\\w.]+)')}([^\r\n]*)`, 'gm');
  for (const { pair, line } of linesIn(lines, pattern)) {
    if (/^(?:\(null\)|\[redacted\])?$/.test(pair.value.text)) continue;
    const client = /rdkafka#\w+-\d+/.exec(line)?.[0] ?? '';
    clients.set(client, [...(clients.get(client) ?? []), pair]);
  }
  return [...clients].map(([client, pairs]) => ({ client, pairs }));
}

/** The block that started last replaces an earlier one with the same name. */
const lastOfEach = <T>(all: readonly T[], nameOf: (each: T, at: number) => string): readonly T[] => [
  ...new Map(all.map((each, at) => [nameOf(each, at), each])).values(),
];

const pairsIn = (within: Located, pattern: RegExp): readonly Pair[] =>
  linesIn(within, pattern).map(({ pair }) => pair);

/** @param pattern global; the groups are a property's name, and behind ` = ` its value */
const linesIn = (
  within: Located,
  pattern: RegExp,
): readonly { readonly pair: Pair; readonly line: string }[] =>
  [...within.text.matchAll(pattern)].map((match) => {
    const [line, name = '', value = ''] = match;
    const end = match.index + line.length;
    const nameAt = end - value.length - ' = '.length - name.length;
    return {
      line,
      pair: {
        name: part(within, nameAt, nameAt + name.length),
        value: part(within, end - value.length, end),
      },
    };
  });
