import { readConnect } from '../kafka/connect.ts';
import { member } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import { ofOptions, optionLists, optionsUnder } from './_sql-options.ts';

/**
 * ksqlDB connectors, whose options are passed to Kafka Connect unchanged. ksqlDB's own client is configured in the
 * server's properties.
 * https://docs.confluent.io/platform/current/ksqldb/developer-guide/ksqldb-reference/create-connector.html
 */
export default {
  id: 'ksqldb',
  title: 'ksqlDB connector',
  references: 'worker-providers',
  clients: (document, { source }) =>
    optionLists(document)
      .filter((options) => member(options, 'connector.class') !== undefined)
      .map((options) => {
        const reading = readConnect(optionsUnder(options, ''), source.content);
        return ofOptions(reading, options, { prefix: reading.prefix ?? '', source });
      }),
} satisfies Dialect;
