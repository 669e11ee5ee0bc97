import { familyOf } from '../../clients/family.ts';
import { part } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';

/*
 * Files with the settings of several Java clients, each under its own prefix, among the settings of the program itself.
 */

/** A client in such a file. */
export interface Prefixed {
  readonly prefix: string;
  /** Under the client's own names, including inherited ones. */
  readonly pairs: readonly Pair[];
}

/** Settings that a client inherits. */
export interface Layer {
  readonly prefix: string;
  /** Only the bootstrap servers. */
  readonly serversOnly?: true;
  /** Only what a Kafka client may read: the rest is the program's own. */
  readonly clientsOnly?: true;
}

/** The settings that a prefix overrides, lowest precedence first. */
export type Under = (prefix: string) => readonly Layer[];

const SIGN = String.raw`(?:security\.protocol|sasl\.(?:mechanisms?|jaas\.config|login\.[\w.]+|oauthbearer\.[\w.]+))$`;
const SIGNS_IN = new RegExp(`^${SIGN}`);
/**
 * `enable.sasl.oauthbearer.unsecure.jwt` is librdkafka's and `org.apache.kafka.sasl.…` the JVM's: neither has a
 * program's prefix.
 */
const PREFIXED = new RegExp(
  String.raw`^(?!enable\.sasl|org\.apache\.kafka\.sasl)((?:[\w%[\]-]+\.)*?)${SIGN}`,
);

/** No program reads longer names, or names with more parts. */
const LONGEST_NAME = 200;
/** More clients than a real file has. */
const MOST_CLIENTS = 50;

/** The prefix of a property about signing in; undefined for any other name. */
export const prefixOf = (name: string): string | undefined =>
  name.length > LONGEST_NAME ? undefined : PREFIXED.exec(name)?.[1];

/**
 * The clients with any settings about signing in, in file order.
 *
 * @param others prefixes that may have none
 */
export function clientsIn(
  pairs: readonly Pair[],
  under: Under,
  others: readonly string[] = [],
): readonly Prefixed[] {
  const byPrefix = grouped(pairs, under, others);
  return [...byPrefix]
    .filter(([, own]) => own.some(({ name }) => SIGNS_IN.test(name.text)))
    .map(([prefix]) => ({ prefix, pairs: layered(prefix, byPrefix, under) }));
}

/** The properties under each prefix, without the prefix. */
function grouped(
  pairs: readonly Pair[],
  under: Under,
  others: readonly string[],
): ReadonlyMap<string, readonly Pair[]> {
  const prefixes = new Set<string>(['']);
  for (const { name } of pairs) {
    if (prefixes.size > MOST_CLIENTS) break;
    const prefix = prefixOf(name.text);
    if (prefix !== undefined) prefixes.add(prefix);
  }
  for (const prefix of others.slice(0, MOST_CLIENTS)) prefixes.add(prefix);
  for (const prefix of [...prefixes]) for (const layer of under(prefix)) prefixes.add(layer.prefix);
  const longestFirst = [...prefixes].toSorted((a, b) => b.length - a.length);
  const groups = new Map<string, Pair[]>([...prefixes].map((prefix) => [prefix, []]));
  for (const { name, value } of pairs) {
    const prefix = longestFirst.find((each) => name.text.startsWith(each))!;
    groups.get(prefix)!.push({ name: part(name, prefix.length), value });
  }
  return groups;
}

const KNOWN: ReadonlySet<string> = new Set([
  ...familyOf('java').properties,
  ...familyOf('librdkafka').properties,
]);

const isClients = (name: string): boolean => KNOWN.has(name) || /^(?:sasl|security|ssl|https)\./.test(name);

/** A property under a prefix replaces the inherited one; one that is given twice stays so. */
function layered(
  prefix: string,
  byPrefix: ReadonlyMap<string, readonly Pair[]>,
  under: Under,
): readonly Pair[] {
  const layers = [
    ...under(prefix).map((layer) => {
      const all = byPrefix.get(layer.prefix) ?? [];
      if (layer.serversOnly === true) return all.filter(({ name }) => name.text === 'bootstrap.servers');
      return layer.clientsOnly === true ? all.filter(({ name }) => isClients(name.text)) : all;
    }),
    byPrefix.get(prefix) ?? [],
  ];
  return layers.reduce((below, above) => {
    const names = new Set(above.map(({ name }) => name.text));
    return [...below.filter(({ name }) => !names.has(name.text)), ...above];
  }, []);
}
