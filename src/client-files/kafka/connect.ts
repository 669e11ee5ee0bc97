import type { Reading } from '../reading.ts';
import type { Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { isOauth, mostComplete } from './choice.ts';
import { clientsIn, type Layer } from './prefixes.ts';
import { readJava } from './java.ts';

/**
 * A Kafka Connect worker or connector holds the settings of several Java clients, each under a prefix of its own. This is
 * what a prefix is laid over, lowest first: `Worker.baseProducerConfigs`, `adminConfigs` (the admin client alone gets what
 * the worker itself has), `MirrorConnectorConfig`, and Confluent's pages of Replicator and of the licence topic.
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

/** Of the worker's own settings the bootstrap servers alone go to the clients of its connectors. */
const OF_THE_WORKER = /^(?:producer|consumer)\.(?:override\.)?$/;

/** The settings that a client has besides its own. */
const under = (prefix: string): readonly Layer[] => [
  ...(OF_THE_WORKER.test(prefix) ? [{ prefix: '', serversOnly: true as const }] : []),
  ...(UNDER[prefix] ?? []).map((each) => ({ prefix: each })),
];

/** Whether a name is that of a client which only Kafka Connect has. */
export const isConnectName = (name: string): boolean =>
  /^(?:(?:producer|consumer|admin)\.(?:override\.)?|confluent\.topic\.|(?:src|dest)\.(?:kafka|consumer|producer)\.|(?:source|target)\.cluster\.)(?:bootstrap\.servers|security\.protocol|sasl\..+)$/.test(
    name,
  );

/** The settings by which a worker is known. */
export const isWorker = (names: readonly string[]): boolean =>
  names.includes('key.converter') &&
  ['group.id', 'offset.storage.topic', 'offset.storage.file.filename', 'plugin.path'].some((name) =>
    names.includes(name),
  );

/**
 * The client of a worker or connector that is to be diagnosed, under the names that a Java client has.
 *
 * @param content the file, where what is not in it is said to be
 */
export function readConnect(pairs: readonly Pair[], content: Located): Reading {
  const clients = clientsIn(pairs, under)
    // What lies over another client's settings has them too, and is what counts.
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

/** A worker that signs in, and says nothing of it to its connectors. */
export function connectorsWithoutSignIn(worker: Pick<Reading, 'found'>): Reading['oddities'] {
  const mechanism = worker.found.find(({ key }) => key === 'saslMechanism');
  return mechanism !== undefined && isOauth(worker)
    ? [{ kind: 'connectors-untold', subject: 'sasl.mechanism', at: mechanism.at }]
    : [];
}

/** Of a worker's own settings none about signing in go to the producers and consumers of its connectors (`OF_THE_WORKER`). */
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

/** @param shared KIP-297: the configuration providers, which fill in the references of every client */
function asClient({ prefix, reading }: Client, shared: readonly Pair[]): Reading {
  return {
    ...reading,
    prefix,
    // KIP-458: an override lies over what the worker has, which is another file.
    ...(prefix.endsWith('.override.') && {
      isPartial: true as const,
      found: reading.found.filter(({ isDefault }) => isDefault !== true),
    }),
    properties: [...(prefix === '' ? [] : shared), ...reading.properties],
  };
}

const isOverlay = (prefix: string): boolean => UNDER[prefix]?.some((under) => under !== '') ?? false;
