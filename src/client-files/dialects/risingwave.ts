import { readLibrdkafka } from '../kafka/librdkafka.ts';
import { textAt, type TreeMap } from '../../text/tree.ts';
import type { Source } from '../../text/source.ts';
import type { Dialect } from '../dialect.ts';
import { ofOptions, optionLists, optionsUnder } from './_sql-options.ts';

/**
 * RisingWave's sources, sinks and connections: options with the prefix `properties.` are passed to librdkafka if
 * RisingWave knows them, which depends on its version. https://docs.risingwave.com/ingestion/sources/kafka-config
 */
export default {
  id: 'risingwave',
  title: 'RisingWave statement',
  references: 'environment',
  clients: (document, { source }) =>
    optionLists(document)
      .filter((options) => isRisingWaves(options, source))
      .map((options) => {
        const pairs = optionsUnder(options, PREFIX).map(({ name, value }) => ({
          name: name.text === 'bootstrap.server' ? { ...name, text: 'bootstrap.servers' } : name,
          value,
        }));
        const reading = readLibrdkafka(pairs, source.content);
        return { ...ofOptions(reading, options, { prefix: PREFIX, source }), isPartial: true };
      }),
} satisfies Dialect;

const PREFIX = 'properties.';

const isRisingWaves = (options: TreeMap, { file }: Source): boolean =>
  options.entries.some(
    ({ key, value }) =>
      (key.text === 'connector' || key.text === 'type') &&
      file[key.offsetAt(0) - 1] !== `'` &&
      textAt(value)?.text === 'kafka',
  ) && options.entries.some(({ key }) => key.text.startsWith(PREFIX));
