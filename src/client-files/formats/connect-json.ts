import { byWeight, isOauth } from '../kafka/choice.ts';
import { isConnectName, isWorker, readConnect } from '../kafka/connect.ts';
import { parseJson } from '../../text/json.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { member, type Tree } from '../../text/tree.ts';
import type { Format } from '../format.ts';
import { keysOf, mapsIn, pairsIn } from './_json.ts';
import { refusedAt } from '../refused.ts';

/**
 * The requests `POST /connectors` and `PUT /connectors/{name}/config` of a Kafka Connect worker, and the answers of
 * `GET /connectors/{name}` and `GET /connectors?expand=info`.
 */
export default {
  id: 'connect-json',
  title: 'Kafka Connect connector',
  syntax: 'json',
  references: 'worker-providers',
  recognise: (source) => {
    const names = configsIn(source).flatMap(keysOf);
    if (names.includes('connector.class') || names.some(isConnectName) || isWorker(names)) return 'surely';
    return names.some((name) => /(?:^|\.)sasl\.jaas\.config$/.test(name)) ? 'perhaps' : 'no';
  },
  read: (source) => {
    const configs = configsIn(source);
    const managed = configs.map((config) => managedName(pairsIn(config)));
    const readings = configs
      .filter((_, index) => managed[index] === undefined)
      .map((config) => readConnect(pairsIn(config), part(config.at, 0, 0)));
    const [first, ...more] = readings.toSorted(byWeight);
    if (first === undefined) {
      throw refusedAt(
        source,
        managed[0]!,
        'this is a fully managed connector of Confluent Cloud; those sign in with an API key or a service account, not with OAuth',
      );
    }
    const others = [first, ...more].flatMap(({ others: further = [], ...own }) => [own, ...further]).slice(1);
    const signIn = others.filter(isOauth).slice(0, MOST_CLIENTS);
    return { ...first, ...(signIn.length > 0 && { others: signIn }) };
  },
} satisfies Format;

/** More than a worker usually has; the rest is skipped, because each one costs milliseconds. */
const MOST_CLIENTS = 50;

/** The configurations of all connectors in it; without a class it is the whole, or its `config`. */
function configsIn(source: Source): readonly Tree[] {
  const tree = parseJson(source);
  const connectors = mapsIn(tree).filter((map) => member(map, 'connector.class') !== undefined);
  if (connectors.length > 0) return connectors;
  const inside = member(tree, 'config');
  return [inside?.kind === 'map' ? inside : tree];
}

/** Properties that only a connector in Confluent Cloud has, in its own notation or as the API returns them. */
const managedName = (pairs: readonly Pair[]): Located | undefined =>
  pairs.find(({ name }) =>
    /^(?:kafka\.(?:api\.key|auth\.mode|service\.account\.id|endpoint)|cloud\.environment)$/.test(name.text),
  )?.name;
