import { readJava } from '../kafka/java.ts';
import { mapsUnder } from '../manifest/objects.ts';
import { flattened, member, textAt } from '../../text/tree.ts';
import type { Pair } from '../../text/properties.ts';
import type { Dialect } from '../dialect.ts';

/**
 * The stream of a realtime table of Apache Pinot: Pinot's own names begin with `stream.kafka.`, and all others are
 * passed to the Java client unchanged.
 * https://docs.pinot.apache.org/manage-data/data-import/pinot-stream-ingestion/import-from-apache-kafka
 */
export default {
  id: 'pinot',
  title: 'Pinot table',
  references: 'environment',
  clients: (document, { source }) =>
    mapsUnder(document)
      .filter((map) => textAt(map, 'streamType')?.text === 'kafka' && member(map, BROKERS) !== undefined)
      .map((map) => ({
        ...readJava(flattened(map).map(asClients), source.content),
        ownNames: { bootstrapServers: BROKERS },
      })),
} satisfies Dialect;

const BROKERS = 'stream.kafka.broker.list';

const asClients = ({ name, value }: Pair): Pair => ({
  name: name.text === BROKERS ? { ...name, text: 'bootstrap.servers', editable: false } : name,
  value,
});
