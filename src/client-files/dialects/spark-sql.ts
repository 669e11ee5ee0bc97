import { readJava } from '../kafka/java.ts';
import { opaque } from '../../text/located.ts';
import { textAt, type TreeMap } from '../../text/tree.ts';
import type { Pair } from '../../text/properties.ts';
import type { Dialect } from '../dialect.ts';
import { ofOptions, optionLists, optionsUnder } from './_sql-options.ts';

/**
 * Tables and streams of Spark's Kafka source in SQL (`USING kafka OPTIONS (…)`), and `read_kafka(…)` of Databricks:
 * options with the prefix `kafka.` are those of the Java client.
 * https://spark.apache.org/docs/latest/streaming/structured-streaming-kafka-integration.html#kafka-specific-configurations
 */
export default {
  id: 'spark-sql',
  title: 'Spark SQL statement',
  references: 'environment',
  clients: (document, { source }) =>
    optionLists(document)
      .filter((options) =>
        options.entries.some(({ key }) => /^kafka\.(?:bootstrap|sasl|security)\./.test(key.text)),
      )
      .map((options) => {
        const pairs = [...serversOf(options), ...optionsUnder(options, PREFIX)];
        return ofOptions(readJava(pairs, source.content), options, { prefix: PREFIX, source });
      }),
} satisfies Dialect;

const PREFIX = 'kafka.';

/** The argument of `read_kafka`. */
function serversOf(options: TreeMap): readonly Pair[] {
  const servers = textAt(options, 'bootstrapServers');
  return servers === undefined ? [] : [{ name: opaque(servers, 'bootstrap.servers'), value: servers }];
}
