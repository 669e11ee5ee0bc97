import type { Reading } from '../reading.ts';
import type { Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { isOauth, mostComplete } from './choice.ts';
import { clientsIn, type Layer } from './prefixes.ts';
import { readJava } from './java.ts';

/**
 * A Kafka Connect worker or connector has the settings of several Java clients, each under its own prefix. These are
 * the settings that a prefix overrides, lowest precedence first: `Worker.baseProducerConfigs`, `adminConfigs` (only the
 * admin client inherits the worker's own settings), `MirrorConnectorConfig`, and Confluent's pages about Replicator and
 * the license topic.
 */
const UNDER: Readonly<Partial<Record<string, readonly string[]>>> = {
  'producer.override.': ['producer.'],
  'consumer.override.': ['consumer.'],
  'admin.': [''],
  'admin.override.': ['', 'admin.'],
  'src.consumer.': ['src.kafka.'],
  'dest.producer.': ['dest.kafka.'],
  'source.producer.': ['source.cluster.', 'producer.'],
  'source.consumer.': ['source.cluster.', 'consumer.'],
  'source.admin.': ['source.cluster.', 'admin.'],
  'target.producer.': ['target.cluster.', 'producer.'],
  'target.consumer.': ['target.cluster.', 'consumer.'],
  'target.admin.': ['target.cluster.', 'admin.'],
  'schema.history.internal.producer.': ['schema.history.internal.kafka.'],
  'schema.history.internal.consumer.': ['schema.history.internal.kafka.'],
  'confluent.topic.producer.': ['confluent.topic.'],
  'confluent.topic.consumer.': ['confluent.topic.'],
  'confluent.topic.admin.': ['confluent.topic.'],
};

/** Of the worker's own settings, only the bootstrap servers apply to its connectors' clients. */
const OF_THE_WORKER = /^(?:producer|consumer)\.(?:override\.)?$/;

/** The settings that a client inherits. */
const under = (prefix: string): readonly Layer[] => [
  ...(OF_THE_WORKER.test(prefix) ? [{ prefix: '', serversOnly: true as const }] : []),
  ...(UNDER[prefix] ?? []).map((each) => ({ prefix: each })),
];

/** Whether only a Kafka Connect client has such a name. */
export const isConnectName = (name: string): boolean =>
  /^(?:(?:producer|consumer|admin)\.(?:override\.)?|confluent\.topic\.|(?:src|dest)\.(?:kafka|consumer|producer)\.|(?:source|target)\.cluster\.)(?:bootstrap\.servers|security\.protocol|sasl\..+)$/.test(
    name,
  );

/** The settings that identify a worker. */
export const isWorker = (names: readonly string[]): boolean =>
  names.includes('key.converter') &&
  ['group.id', 'offset.storage.topic', 'offset.storage.file.filename', 'plugin.path'].some((name) =>
    names.includes(name),
  );

/**
 * The client of a worker or connector to diagnose, under a Java client's names.
 *
 * @param content the file, used as the place of missing settings
 */
export function readConnect(pairs: readonly Pair[], content: Located): Reading {
  const clients = clientsIn(pairs, under)
    // A client that overrides another one's settings inherits them, and is the effective one.
    .toSorted((a, b) => Number(isOverlay(b.prefix)) - Number(isOverlay(a.prefix)))
    .map((each) => ({ prefix: each.prefix, reading: readJava(each.pairs, content) }));
  const chosen = mostComplete(clients);
  if (chosen === undefined) return readJava(pairs, content);
  const shared = pairs.filter(({ name }) => name.text === 'config.providers');
  const others = clients
    .filter((each) => each !== chosen && isOauth(each.reading))
    .map((each) => asClient(each, shared));
  const isAlone = chosen.prefix === '' && clients.length === 1;
  return {
    ...asClient(chosen, shared),
    ...(!isAlone && { part: chosen.prefix === '' ? ITS_OWN : `the client of ${chosen.prefix}*` }),
    ...(others.length > 0 && { others }),
    oddities: [
      ...chosen.reading.oddities,
      ...(lacksConnectorSettings(pairs, chosen) ? connectorsWithoutSignIn(chosen.reading) : []),
    ],
  };
}

/** A worker that signs in, without sign-in settings for its connectors. */
export function connectorsWithoutSignIn(worker: Pick<Reading, 'found'>): Reading['oddities'] {
  const mechanism = worker.found.find(({ key }) => key === 'saslMechanism');
  return mechanism !== undefined && isOauth(worker)
    ? [{ kind: 'connectors-untold', subject: 'sasl.mechanism', at: mechanism.at }]
    : [];
}

/** None of a worker's own sign-in settings apply to its connectors' producers and consumers (`OF_THE_WORKER`). */
function lacksConnectorSettings(pairs: readonly Pair[], { prefix }: Client): boolean {
  const names = pairs.map(({ name }) => name.text);
  const hasConnectorSettings = names.some((name) =>
    /^(?:producer|consumer)\.(?:override\.)?sasl\./.test(name),
  );
  return prefix === '' && isWorker(names) && !hasConnectorSettings;
}

const ITS_OWN = 'the settings without a prefix';

interface Client {
  readonly prefix: string;
  readonly reading: Reading;
}

/** @param shared KIP-297: the configuration providers, which replace every client's references */
function asClient({ prefix, reading }: Client, shared: readonly Pair[]): Reading {
  // What a connector does with settings that have no prefix is its own affair.
  const isConnectors =
    prefix === '' && reading.properties.some(({ name }) => name.text === 'connector.class');
  return {
    ...reading,
    prefix,
    // KIP-458: an override applies on top of the worker's settings, which are in another file.
    ...((prefix.endsWith('.override.') || isConnectors) && {
      isPartial: true as const,
      found: reading.found.filter(({ isDefault }) => isDefault !== true),
    }),
    properties: [...(prefix === '' ? [] : shared), ...reading.properties],
  };
}

const isOverlay = (prefix: string): boolean => UNDER[prefix]?.some((under) => under !== '') ?? false;
