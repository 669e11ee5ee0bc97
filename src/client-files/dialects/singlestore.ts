import { parseJson } from '../../text/json.ts';
import { part, type Located } from '../../text/located.ts';
import { UsageError } from '../../text/problem.ts';
import type { Pair } from '../../text/properties.ts';
import { inner, type Source } from '../../text/source.ts';
import { flattened, textAt } from '../../text/tree.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
import type { Dialect } from '../dialect.ts';

/**
 * SingleStore pipelines: librdkafka's properties in two JSON strings, brokers and topic in a third one.
 * https://docs.singlestore.com/cloud/load-data/data-sources/load-data-from-kafka/
 */
export default {
  id: 'singlestore',
  title: 'SingleStore pipeline',
  references: 'environment',
  clients: (document, { source }) => {
    const [from, config] = [textAt(document, 'kafka'), textAt(document, 'config')];
    if (from === undefined || config === undefined) return [];
    const slash = from.text.lastIndexOf('/');
    const servers = slash < 0 ? from : part(from, 0, slash);
    const pairs = [
      { name: { ...part(servers, 0, 0), text: 'bootstrap.servers' }, value: servers },
      ...propertiesIn(config, source),
      ...propertiesIn(textAt(document, 'credentials'), source),
    ];
    return [readLibrdkafka(pairs, source.content)];
  },
} satisfies Dialect;

/** A JSON object in a string. */
function propertiesIn(text: Located | undefined, source: Source): readonly Pair[] {
  if (text === undefined) return [];
  try {
    return flattened(parseJson(inner(source, 'properties.json', text)));
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}
