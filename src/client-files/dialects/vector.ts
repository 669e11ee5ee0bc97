import { readLibrdkafka } from '../kafka/librdkafka.ts';
import type { Reading } from '../reading.ts';
import { opaque } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { flattened, member, textAt, type TreeMap } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import { valueAt } from '../kafka/own-names.ts';

/**
 * Vector's sources and sinks of type `kafka`. Its client is librdkafka, which receives `librdkafka_options` unchanged.
 * https://vector.dev/docs/reference/configuration/sources/kafka/
 */
export default {
  id: 'vector',
  title: 'Vector configuration',
  references: 'environment',
  clients: (document, { source }) =>
    ['sources', 'sinks'].flatMap((section) => {
      const components = member(document, section);
      return components?.kind !== 'map'
        ? []
        : components.entries.flatMap(({ key, value }) =>
            value.kind === 'map' && textAt(value, 'type')?.text === 'kafka'
              ? [clientOf(value, `${section}.${key.text}`, source)]
              : [],
          );
    }),
} satisfies Dialect;

function clientOf(component: TreeMap, name: string, source: Source): Reading {
  const servers = valueAt(component, 'bootstrap_servers');
  const group = textAt(component, 'group_id');
  const mechanism = textAt(component, 'sasl', 'mechanism');
  const named = (property: string, value: typeof servers): readonly Pair[] =>
    value === undefined ? [] : [{ name: { ...opaque(value, property) }, value }];
  const pairs = [
    ...named('bootstrap.servers', servers),
    ...named('group.id', group),
    ...named('sasl.mechanism', mechanism),
    ...flattened(member(component, 'librdkafka_options')),
  ];
  const reading = readLibrdkafka(pairs, source.content);
  return {
    ...reading,
    prefix: `${name}.librdkafka_options.`,
    ...(/^[\w.-]{1,80}$/.test(name) && { part: name }),
  };
}
