import { readJava } from '../kafka/java.ts';
import { implied } from '../kafka/mapping.ts';
import { mapsUnder } from '../manifest/objects.ts';
import type { Reading } from '../reading.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { opaque } from '../../text/located.ts';
import { member, textAt, type Tree } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';

/**
 * The connection of MuleSoft's Kafka connector that signs in with OAUTHBEARER: brokers as elements, and additional
 * properties that are passed to the Java client unchanged.
 * https://docs.mulesoft.com/kafka-connector/latest/kafka-connector-reference
 */
export default {
  id: 'mule',
  title: 'Mule configuration',
  references: 'environment',
  clients: (document, { source }) =>
    mapsUnder(document).flatMap((map) =>
      map.kind === 'map'
        ? map.entries
            .filter(({ key }) => /^(?:producer|consumer)-sasl-oauthbearer-connection$/.test(key.text))
            .map(({ value }) => clientOf(value, source))
        : [],
    ),
} satisfies Dialect;

function clientOf(connection: Tree, source: Source): Reading {
  const pairs = childrenOf(member(connection, 'additional-properties'), 'additional-property').flatMap(
    (property): readonly Pair[] => {
      const [name, value] = [textAt(property, 'key'), textAt(property, 'value')];
      return name === undefined || value === undefined ? [] : [{ name, value }];
    },
  );
  const servers = childrenOf(member(connection, 'bootstrap-servers'), 'bootstrap-server').flatMap(
    (server) => textAt(server, 'value') ?? [],
  );
  const [first] = servers;
  const { found, ...reading } = readJava(pairs, source.content);
  return {
    ...reading,
    // The connector sets handler and protocol itself.
    isPartial: true,
    found: [
      ...found.filter(({ isDefault }) => isDefault !== true),
      ...(first === undefined
        ? []
        : [
            {
              key: 'bootstrapServers' as const,
              value: servers.map(({ text }) => text).join(','),
              at: servers.length === 1 ? first : opaque(first, servers.map(({ text }) => text).join(',')),
            },
          ]),
      implied('saslMechanism', 'OAUTHBEARER', connection.at),
    ],
  };
}

/** All child elements with this name. */
const childrenOf = (holder: Tree | undefined, name: string): readonly Tree[] =>
  holder?.kind === 'map'
    ? holder.entries.filter(({ key }) => key.text === name).map(({ value }) => value)
    : [];
