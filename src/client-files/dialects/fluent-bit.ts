import { opaque, part, type Located } from '../../text/located.ts';
import { at, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import type { Pair } from '../../text/properties.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';
import type { Source } from '../../text/source.ts';

/**
 * The Kafka output and input of Fluent Bit, in its classic format and in YAML. Its client is librdkafka, which receives
 * options with the prefix `rdkafka.`, without that prefix. https://docs.fluentbit.io/manual/pipeline/outputs/kafka
 */
export default {
  id: 'fluent-bit',
  title: 'Fluent Bit configuration',
  references: 'environment',
  clients: (document, { source }) => [
    ...classic(document).flatMap((section) => clientIn(section, source, ' ')),
    ...['outputs', 'inputs'].flatMap((kind) => {
      const plugins = at(document, 'pipeline', kind);
      return plugins?.kind === 'list'
        ? plugins.items.flatMap((plugin) => clientIn(plugin, source, ': '))
        : [];
    }),
  ],
} satisfies Dialect;

const classic = (document: Tree): readonly Tree[] =>
  document.kind === 'map'
    ? document.entries.filter(({ key }) => /^(?:output|input)$/i.test(key.text)).map(({ value }) => value)
    : [];

/** Names are case-insensitive. */
function clientIn(section: Tree, source: Source, between: string): readonly Reading[] {
  if (section.kind !== 'map' || valueOf(section, 'name')?.text.toLowerCase() !== 'kafka') return [];
  const servers = valueOf(section, 'brokers');
  const group = valueOf(section, 'group_id');
  const named = (name: string, value: Located | undefined): readonly Pair[] =>
    value === undefined ? [] : [{ name: { ...opaque(value, name) }, value }];
  const own = pairsIn(section);
  const reading = readLibrdkafka(
    [...named('bootstrap.servers', servers), ...named('group.id', group), ...own],
    source.content,
  );
  return [
    {
      ...reading,
      prefix: PREFIX,
      spelled: Object.fromEntries(
        own.map(({ name }) => [name.text, { before: '', name: PREFIX + name.text, between, after: '' }]),
      ),
    },
  ];
}

const PREFIX = 'rdkafka.';

const valueOf = (section: TreeMap, name: string): Located | undefined =>
  textAt(
    {
      ...section,
      entries: section.entries.map((entry) => ({
        ...entry,
        key: { ...entry.key, text: entry.key.text.toLowerCase() },
      })),
    },
    name,
  );

const pairsIn = (section: TreeMap): readonly Pair[] =>
  section.entries.flatMap(({ key, value }) => {
    const text = textAt(value);
    return text === undefined || !key.text.toLowerCase().startsWith(PREFIX)
      ? []
      : [{ name: part(key, PREFIX.length), value: text }];
  });
