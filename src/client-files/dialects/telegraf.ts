import { at, member, type Tree, type TreeMap } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';
import { readOwnNames, tlsOf, valueAt, type OwnNames } from '../kafka/own-names.ts';

/**
 * Telegraf's Kafka input and output. Its client is sarama, which signs in with an existing token.
 * https://github.com/influxdata/telegraf/tree/master/plugins/outputs/kafka
 */
export default {
  id: 'telegraf',
  title: 'Telegraf configuration',
  references: 'environment',
  clients: (document) =>
    PLUGINS.flatMap(([kind, name]) => {
      const plugins = at(document, kind, name);
      return plugins?.kind === 'list'
        ? plugins.items.flatMap((plugin) => clientIn(plugin, `${kind}.${name}`))
        : [];
    }),
} satisfies Dialect;

const PLUGINS = [
  ['outputs', 'kafka'],
  ['inputs', 'kafka_consumer'],
] as const;

const NAMES: OwnNames = {
  settings: {
    bootstrapServers: 'brokers',
    groups: 'consumer_group',
    saslMechanism: 'sasl_mechanism',
    token: 'sasl_access_token',
  },
  extensions: { path: 'sasl_extensions', as: 'map' },
};

const clientIn = (plugin: Tree, part: string): readonly Reading[] =>
  plugin.kind === 'map' && member(plugin, 'brokers') !== undefined
    ? [readOwnNames(plugin, NAMES, { isWhole: true, part, implied: tls(plugin) })]
    : [];

function tls(plugin: TreeMap): ReturnType<typeof tlsOf> {
  const enabled = valueAt(plugin, 'enable_tls');
  return tlsOf(enabled === undefined ? undefined : enabled.text === 'true', enabled);
}
