import { member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import { opaque } from '../../text/located.ts';
import type { Dialect } from '../dialect.ts';
import type { Found, Reading } from '../reading.ts';
import { mechanismOf, readOwnNames, tlsOf, valueAt, type OwnNames } from '../kafka/own-names.ts';

/**
 * Destinations and sources of Cribl Stream and Edge that use Kafka (`outputs.yml`, `inputs.yml`).
 * https://docs.cribl.io/stream/destinations-confluent
 */
export default {
  id: 'cribl',
  title: 'Cribl Stream configuration',
  references: 'none',
  clients: (document) =>
    ['outputs', 'inputs'].flatMap((kind) => {
      const all = member(document, kind);
      return all?.kind !== 'map'
        ? []
        : all.entries.flatMap(({ key, value }) =>
            value.kind === 'map' && isKafka(value) ? [clientOf(value, `${kind}.${key.text}`)] : [],
          );
    }),
} satisfies Dialect;

/** Only Cribl disables things with `disabled`. */
const isKafka = (map: TreeMap): boolean =>
  /^(?:confluent_cloud|kafka|msk|azure_eventhub)$/.test(textAt(map, 'type')?.text ?? '') &&
  valueAt(map, 'sasl.disabled') !== undefined;

const NAMES: OwnNames = {
  settings: {
    bootstrapServers: 'brokers',
    tokenEndpoint: 'sasl.tokenUrl',
    clientId: 'sasl.clientId',
    groups: 'groupId',
  },
  extensions: { path: 'sasl.saslExtensions', as: 'name' },
};

function clientOf(map: TreeMap, part: string): Reading {
  const isOff = (path: string): boolean | undefined => {
    const text = valueAt(map, path)?.text;
    return text === undefined ? undefined : text === 'true';
  };
  const mechanism = isOff('sasl.disabled') === true ? undefined : valueAt(map, 'sasl.mechanism');
  const isPlain = isOff('tls.disabled');
  return readOwnNames(map, NAMES, {
    isWhole: true,
    part,
    implied: [
      ...mechanismOf(mechanism, mechanism?.text.toUpperCase() ?? ''),
      ...tlsOf(isPlain === undefined ? undefined : !isPlain, valueAt(map, 'tls.disabled')),
      ...secretIn(map),
    ],
  });
}

/** The secret is in Cribl's own store, or is encrypted in the file. */
function secretIn(map: Tree): readonly Found[] {
  const name = valueAt(map, 'sasl.clientTextSecret') ?? valueAt(map, 'sasl.clientSecret');
  return name === undefined
    ? []
    : [{ key: 'clientSecret', value: '${CRIBL_SECRET}', at: opaque(name, ''), references: 'environment' }];
}
