import { member, type Tree, type TreeMap } from '../../text/tree.ts';
import { mapsUnder } from '../manifest/objects.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';
import { readOwnNames, tlsOf, valueAt, type OwnNames } from '../kafka/own-names.ts';

/**
 * Redpanda Connect and Bento, and Benthos, their origin. `kafka` uses sarama, which sends no SASL extensions here; the
 * others use franz-go, with a list of sign-in methods. Both require an existing token.
 * https://docs.redpanda.com/connect/components/inputs/kafka_franz/
 */
export default {
  id: 'benthos',
  title: 'Redpanda Connect or Bento configuration',
  references: 'environment',
  clients: (document) => (isPipeline(document) ? mapsUnder(document).flatMap(clientsIn) : []),
} satisfies Dialect;

const isPipeline = (document: Tree): boolean =>
  document.kind === 'map' &&
  document.entries.some(({ key }) =>
    /^(?:input|output|pipeline|redpanda|(?:input|output|cache)_resources)$/.test(key.text),
  );

const clientsIn = (map: Tree): readonly Reading[] =>
  map.kind !== 'map'
    ? []
    : map.entries.flatMap(({ key: { text: name }, value }) => {
        if (value.kind !== 'map') return [];
        if (FRANZ.test(name) && member(value, 'seed_brokers') !== undefined)
          return franzMaps(value).map((sasl) => clientOf(value, sasl, name));
        return name === 'kafka' && member(value, 'addresses') !== undefined
          ? [readOwnNames(value, SARAMA, { implied: tls(value), part: name })]
          : [];
      });

const FRANZ = /^(?:kafka_franz|redpanda(?:_common|_migrator)?|ockam_kafka)$/;

const SARAMA: OwnNames = {
  settings: {
    bootstrapServers: 'addresses',
    groups: 'consumer_group',
    saslMechanism: 'sasl.mechanism',
    token: 'sasl.access_token',
  },
};

const FRANZ_CLIENT: OwnNames = { settings: { bootstrapServers: 'seed_brokers', groups: 'consumer_group' } };

const FRANZ_SASL: OwnNames = {
  settings: { saslMechanism: 'mechanism', token: 'token' },
  extensions: { path: 'extensions', as: 'map' },
};

/** Each sign-in method; empty if the client does not sign in. */
function franzMaps(component: TreeMap): readonly (TreeMap | undefined)[] {
  const sasl = member(component, 'sasl');
  const ways = sasl?.kind === 'list' ? sasl.items.filter((item) => item.kind === 'map') : [];
  // The broker uses the first one that it supports.
  const oauth = ways.find((way) => /^oauthbearer$/i.test(valueAt(way, 'mechanism')?.text ?? ''));
  return [oauth ?? ways[0]];
}

function clientOf(component: TreeMap, sasl: TreeMap | undefined, part: string): Reading {
  const client = readOwnNames(component, FRANZ_CLIENT, { implied: tls(component), part, isWhole: true });
  if (sasl === undefined) return client;
  const way = readOwnNames(sasl, FRANZ_SASL);
  const names = Object.entries(way.ownNames ?? {}).map(([key, name]) => [key, `sasl.${name}`]);
  return {
    ...client,
    ownNames: { ...client.ownNames, ...(Object.fromEntries(names) as Readonly<Record<string, string>>) },
    found: [...client.found, ...way.found],
  };
}

function tls(component: TreeMap): ReturnType<typeof tlsOf> {
  const enabled = valueAt(component, 'tls.enabled');
  return tlsOf(enabled === undefined ? undefined : enabled.text === 'true', enabled);
}
