import { readJava } from '../kafka/java.ts';
import { mapsUnder } from '../manifest/objects.ts';
import { flattened, member } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';

/**
 * A Kafka supervisor of Apache Druid: `consumerProperties` of its `ioConfig` are passed to the Java client unchanged.
 * https://druid.apache.org/docs/latest/ingestion/kafka-ingestion/#consumer-properties
 */
export default {
  id: 'druid',
  title: 'Druid supervisor',
  references: 'none',
  clients: (document, { source }) =>
    mapsUnder(document).flatMap((map) => {
      const properties = member(member(map, 'ioConfig'), 'consumerProperties');
      return properties?.kind === 'map' ? [readJava(flattened(properties), source.content)] : [];
    }),
} satisfies Dialect;
