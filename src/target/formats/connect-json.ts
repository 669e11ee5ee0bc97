import { isConnectName, isWorker, readConnect } from '../kafka/connect.ts';
import { parseJson } from '../text/json.ts';
import { part } from '../text/located.ts';
import type { Source } from '../text/source.ts';
import { member, type Tree } from '../text/tree.ts';
import type { Format } from './define.ts';
import { keysOf, pairsIn } from './_json.ts';
import { refusedAt } from './_refused.ts';

/** What `POST /connectors` of a Kafka Connect worker takes, or `PUT /connectors/{name}/config`. */
export default {
  id: 'connect-json',
  title: 'Kafka Connect connector',
  syntax: 'json',
  references: 'worker-providers',
  recognise: (source) => {
    const names = keysOf(configOf(source));
    if (names.includes('connector.class') || names.some(isConnectName) || isWorker(names)) return 'surely';
    return names.some((name) => /(?:^|\.)sasl\.jaas\.config$/.test(name)) ? 'perhaps' : 'no';
  },
  read: (source) => {
    const config = configOf(source);
    const pairs = pairsIn(config);
    const managed = pairs.find(({ name }) =>
      /^kafka\.(?:api\.key|auth\.mode|service\.account\.id)$/.test(name.text),
    );
    if (managed !== undefined) {
      throw refusedAt(
        source,
        managed.name,
        'is of a fully managed connector of Confluent Cloud, which signs in with an API key or as a service account, never with OAuth',
      );
    }
    return readConnect(pairs, part(config.at, 0, 0));
  },
} satisfies Format;

function configOf(source: Source): Tree {
  const tree = parseJson(source);
  const inside = member(tree, 'config');
  return inside?.kind === 'map' ? inside : tree;
}
