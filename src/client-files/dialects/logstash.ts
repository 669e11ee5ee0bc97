import { textAt, type Tree, type TreeMap, member } from '../../text/tree.ts';
import type { Pair } from '../../text/properties.ts';
import { readJava } from '../kafka/java.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';
import type { Source } from '../../text/source.ts';

/**
 * The Kafka input and output of a Logstash pipeline. Its client is the Java client; each option is one of the client's
 * properties, with underscores. https://www.elastic.co/docs/reference/logstash/plugins/plugins-inputs-kafka
 */
export default {
  id: 'logstash',
  title: 'Logstash pipeline',
  references: 'environment',
  clients: (document, { source }) =>
    ['input', 'output'].flatMap((section) =>
      sectionsOf(document, section).flatMap((each) =>
        each.kind !== 'map'
          ? []
          : each.entries.flatMap(({ key, value }) =>
              key.text === 'kafka' && value.kind === 'map' && isJavas(value)
                ? [clientOf(value, `${section} kafka`, source)]
                : [],
            ),
      ),
    ),
} satisfies Dialect;

/** A pipeline may have several sections of the same kind. */
const sectionsOf = (document: Tree, name: string): readonly Tree[] =>
  document.kind === 'map'
    ? document.entries.filter(({ key }) => key.text === name).map(({ value }) => value)
    : [];

/** The `kafka` input of Benthos uses other names. */
const isJavas = (plugin: TreeMap): boolean => member(plugin, 'bootstrap_servers') !== undefined;

function clientOf(plugin: TreeMap, name: string, source: Source): Reading {
  const pairs = plugin.entries.flatMap(({ key, value }): readonly Pair[] => {
    const text = textAt(value);
    // Its own options for the JAAS file and for Schema Registry are not properties of the client.
    return text === undefined || !OF_THE_CLIENT.test(key.text)
      ? []
      : [{ name: { ...key, text: key.text.replaceAll('_', '.'), editable: false }, value: text }];
  });
  return { ...readJava(pairs, source.content), part: name, spelled: spelledAs(pairs) };
}

const OF_THE_CLIENT = /^(?:bootstrap_servers|group_id|client_id|security_protocol|ssl_|sasl_)/;

const spelledAs = (pairs: readonly Pair[]): Reading['spelled'] & object =>
  Object.fromEntries(
    pairs.map(({ name: { text } }) => [
      text,
      { before: '', name: text.replaceAll('.', '_'), between: ' => "', after: '"' },
    ]),
  );
