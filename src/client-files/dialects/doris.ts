import { opaque } from '../../text/located.ts';
import { at, textAt } from '../../text/tree.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
import type { Dialect } from '../dialect.ts';
import { ofOptions, optionsUnder } from './_sql-options.ts';

/**
 * Routine loads of Apache Doris and StarRocks: options with the prefix `property.` are passed to librdkafka.
 * https://doris.apache.org/docs/sql-manual/sql-statements/data-modification/load-and-export/CREATE-ROUTINE-LOAD/
 */
export default {
  id: 'doris',
  title: 'Doris routine load',
  references: 'environment',
  clients: (document, { source }) => {
    const options = at(document, 'kafka');
    const servers = textAt(options, 'kafka_broker_list');
    if (options?.kind !== 'map' || servers === undefined) return [];
    const pairs = [
      { name: opaque(servers, 'bootstrap.servers'), value: servers },
      ...optionsUnder(options, PREFIX),
    ];
    return [ofOptions(readLibrdkafka(pairs, source.content), options, { prefix: PREFIX, source })];
  },
} satisfies Dialect;

const PREFIX = 'property.';
