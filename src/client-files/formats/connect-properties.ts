import { isConnectName, isWorker, readConnect } from '../kafka/connect.ts';
import { asJavaReads } from '../../text/latin1.ts';
import { parseProperties } from '../../text/properties.ts';
import type { Format } from '../format.ts';
import { namesIn } from './_names.ts';

/** `connect-distributed.properties`, `connect-standalone.properties`, and a connector beside it. */
export default {
  id: 'connect-properties',
  title: 'Kafka Connect worker properties',
  syntax: 'properties',
  references: 'config-providers',
  mayBeEmbedded: true,
  recognise: (source) => {
    const names = namesIn(parseProperties(source.content));
    // Kafka Streams uses the same prefixes for its own clients.
    if (names.includes('application.id')) return 'no';
    return isWorker(names) || names.includes('connector.class') || names.some(isConnectName)
      ? 'surely'
      : 'no';
  },
  read: (source) => readConnect(parseProperties(asJavaReads(source)), source.content),
} satisfies Format;
