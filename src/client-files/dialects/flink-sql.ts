import { readJava } from '../kafka/java.ts';
import { textAt, type TreeMap } from '../../text/tree.ts';
import type { Source } from '../../text/source.ts';
import type { Dialect } from '../dialect.ts';
import { ofOptions, optionLists, optionsUnder } from './_sql-options.ts';

/**
 * Flink tables with the connector `kafka` or `upsert-kafka`: options with the prefix `properties.` are those of the
 * Java client. https://nightlies.apache.org/flink/flink-docs-stable/docs/connectors/table/kafka/#properties
 */
export default {
  id: 'flink-sql',
  title: 'Flink SQL table',
  references: 'environment',
  clients: (document, { source }) =>
    optionLists(document)
      .filter((options) => isFlinks(options, source))
      .map((options) => {
        const prefix =
          textAt(options, 'connector.type') === undefined ? 'properties.' : 'connector.properties.';
        const reading = readJava(optionsUnder(options, prefix), source.content);
        return ofOptions(reading, options, { prefix, source });
      }),
} satisfies Dialect;

/** Option names are quoted in Flink; RisingWave has similar names without quotes. */
const isFlinks = (options: TreeMap, { file }: Source): boolean =>
  options.entries.some(
    ({ key, value }) =>
      /^connector(?:\.type)?$/.test(key.text) &&
      file[key.offsetAt(0) - 1] === `'` &&
      /^(?:upsert-)?kafka$/.test(textAt(value)?.text ?? ''),
  );
