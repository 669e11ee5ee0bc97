import type { Reading } from '../formats/define.ts';
import { part, type Located } from '../text/located.ts';
import type { Pair } from '../text/properties.ts';
import { mostTelling } from './_choice.ts';
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

const SIGN = String.raw`(?:security\.protocol|sasl\.(?:mechanism|jaas\.config|login\.[\w.]+|oauthbearer\.[\w.]+))$`;
const SIGNS_IN = new RegExp(`^${SIGN}`);
const PREFIXED = new RegExp(`^((?:[\\w-]+\\.)*?)${SIGN}`);

/** Longer names, and names of more parts, no program reads. */
const LONGEST_NAME = 200;
/** More clients than any file has. */
const MOST_CLIENTS = 50;

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
  const byPrefix = grouped(pairs);
  const clients = [...byPrefix.keys()]
    .filter((prefix) => byPrefix.get(prefix)!.some(({ name }) => SIGNS_IN.test(name.text)))
    // What lies over another client's settings has them too, and is what counts.
    .toSorted((a, b) => Number(isOverlay(b)) - Number(isOverlay(a)))
    .map((prefix) => ({ prefix, reading: readJava(layered(prefix, byPrefix), content) }));
  const chosen = mostTelling(clients);
  const reading = chosen?.reading ?? readJava(byPrefix.get('') ?? [], content);
  // KIP-458: an override lies over what the worker has, which is another file.
  const isPartial = chosen?.prefix.endsWith('.override.') === true;
  return {
    ...reading,
    ...(isPartial && {
      isPartial: true as const,
      found: reading.found.filter(({ isDefault }) => isDefault !== true),
    }),
    // KIP-297: they fill in the references of every client.
    properties: [
      ...pairs.filter(({ name }) => chosen?.prefix !== '' && name.text === 'config.providers'),
      ...reading.properties,
    ],
    ...(chosen !== undefined &&
      (chosen.prefix !== '' || clients.length > 1) && {
        part: chosen.prefix === '' ? 'the settings without a prefix' : `the client of ${chosen.prefix}*`,
      }),
  };
}

const isOverlay = (prefix: string): boolean => UNDER[prefix]?.some((under) => under !== '') ?? false;

/** The properties of each client, without the prefix. */
function grouped(pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> {
  const prefixes = new Set<string>(['']);
  for (const { name } of pairs) {
    if (prefixes.size > MOST_CLIENTS || name.text.length > LONGEST_NAME) continue;
    const prefix = PREFIXED.exec(name.text)?.[1];
    if (prefix !== undefined) prefixes.add(prefix);
  }
  for (const prefix of [...prefixes]) for (const under of UNDER[prefix] ?? []) prefixes.add(under);
  const longestFirst = [...prefixes].toSorted((a, b) => b.length - a.length);
  const groups = new Map<string, Pair[]>([...prefixes].map((prefix) => [prefix, []]));
  for (const { name, value } of pairs) {
    const prefix = longestFirst.find((each) => name.text.startsWith(each))!;
    groups.get(prefix)!.push({ name: part(name, prefix.length), value });
  }
  return groups;
}

/** What is given under a prefix takes the place of what is under it; what is given there twice stays so. */
function layered(prefix: string, byPrefix: ReadonlyMap<string, readonly Pair[]>): readonly Pair[] {
  const servers = (byPrefix.get('') ?? []).filter(({ name }) => name.text === 'bootstrap.servers');
  const layers = [
    ...(OF_THE_WORKER.test(prefix) ? [servers] : []),
    ...(UNDER[prefix] ?? []).map((under) => byPrefix.get(under) ?? []),
    byPrefix.get(prefix) ?? [],
  ];
  return layers.reduce((below, above) => {
    const names = new Set(above.map(({ name }) => name.text));
    return [...below.filter(({ name }) => !names.has(name.text)), ...above];
  }, []);
}
