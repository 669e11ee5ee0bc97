import { JAAS_STRING } from '../../clients/java-properties.ts';
import type { Reading } from '../reading.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { isOauth, mostComplete } from './choice.ts';
import { givenTwice } from './mapping.ts';
import { kafkaPropertyOf, relaxedName, type SpringProperty } from './spring-names.ts';
import { activeDocuments, filledIn } from './spring-environment.ts';
import { readJava } from './java.ts';

/**
 * The settings of the Kafka client in a Spring Boot configuration, as `KafkaProperties` builds a Java client's
 * properties from it (`spring.kafka.*`), or the Kafka binder of Spring Cloud Stream. If consumer, producer, streams and
 * admin differ, the most complete one; and the others that sign in with OAUTHBEARER.
 *
 * @param documents the pairs of each document, under Spring's own names
 * @param content the file, used as the place of missing settings
 */
export function readSpring(documents: readonly (readonly Pair[])[], content: Located): Reading {
  const { active, profile } = activeDocuments(documents, [usesOauth, hasCredentials, signsIn]);
  const properties = filledIn(lastOfEach(active.flat())).flatMap(kafkaPropertyOf);
  const layers = layersOf(properties);
  const clients = CLIENTS.filter(
    ({ above }) => above.length === 0 || above.some((layer) => layers.get(layer)?.some(isAboutSigningIn)),
  ).map(({ id, above }) => ({ id, reading: readJava(clientOf(layers, above), content) }));
  const chosen = mostComplete(clients)!;
  const parts = [
    ...(chosen.id === '' ? [] : [`the client of ${chosen.id}.*`]),
    ...(profile === undefined
      ? []
      : [`the profile ${/^[\w.,& |!()-]{1,60}$/.test(profile) ? profile : 'with an unusual name'}`]),
  ];
  // The common settings count as a client only if no other client has them.
  const others = clients
    .filter((each) => each !== chosen && each.id !== '' && isOauth(each.reading))
    .map(asClient);
  return {
    ...asClient(chosen),
    oddities: [...active.flatMap(twiceInOne), ...chosen.reading.oddities],
    ...(parts.length > 0 && { part: parts.join(', ') }),
    ...(others.length > 0 && { others }),
  };
}

const asClient = ({ id, reading }: { readonly id: string; readonly reading: Reading }): Reading => ({
  ...reading,
  prefix: MAPS[id] ?? `${id}.properties.`,
});

/** Whether any of these names is a Spring name for a Kafka client. */
export const isSpringKafka = (pairs: readonly Pair[]): boolean =>
  pairs.some((pair) => kafkaPropertyOf(pair).length > 0);

/**
 * Each client that an application may have, and the layers that override the common settings, lowest precedence first.
 */
const CLIENTS: readonly { readonly id: string; readonly above: readonly string[] }[] = [
  { id: '', above: [] },
  ...['consumer', 'producer', 'streams', 'admin'].map((role) => ({
    id: `spring.kafka.${role}`,
    above: [role, `${role}.properties`],
  })),
  ...['consumer', 'producer'].map((role) => ({
    id: 'spring.cloud.stream.kafka.binder',
    above: ['binder', 'binder.properties', `binder.${role}`],
  })),
];

/** The map with the client's own names, if it is not called `properties`. */
const MAPS: Readonly<Record<string, string>> = {
  '': 'spring.kafka.properties.',
  'spring.cloud.stream.kafka.binder': 'spring.cloud.stream.kafka.binder.configuration.',
};

/** One profile may sign in without SASL, on a laptop, and another with OAuth. */
const usesOauth = (pairs: readonly Pair[]): boolean =>
  pairs
    .flatMap(kafkaPropertyOf)
    .some(({ pair: { name, value } }) => name.text === 'sasl.mechanism' && /^oauthbearer$/i.test(value.text));
/** What differs between environments is in their profiles, and the mechanism may be above them. */
const hasCredentials = (pairs: readonly Pair[]): boolean =>
  pairs
    .flatMap(kafkaPropertyOf)
    .some(({ pair: { name } }) => name.text === JAAS_STRING || name.text.startsWith('jaas:'));
const signsIn = (pairs: readonly Pair[]): boolean => pairs.flatMap(kafkaPropertyOf).some(isAboutSigningIn);
const isAboutSigningIn = ({ pair }: SpringProperty): boolean =>
  /^(?:sasl\.|security\.|jaas:|spring\.)/i.test(pair.name.text);

function clientOf(layers: Layers, above: readonly string[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const layer of ['', 'misplaced', 'properties', ...above]) {
    for (const { pair } of layers.get(layer) ?? []) pairs.set(pair.name.text, pair);
  }
  return withOneJaas([...pairs.values()]);
}

/**
 * `spring.kafka.jaas` is the JVM's own configuration, which `sasl.jaas.config` overrides; it is off unless `enabled`
 * (`KafkaAutoConfiguration.kafkaJaasInitializer`).
 */
function withOneJaas(pairs: readonly Pair[]): readonly Pair[] {
  const isOn = pairs.some(
    ({ name, value }) => name.text === 'jaas:enabled' && value.text.trim().toLowerCase() === 'true',
  );
  const isTaken = pairs.some(({ name }) => name.text === JAAS_STRING);
  return pairs.filter(
    ({ name }) => name.text !== 'jaas:enabled' && (!name.text.startsWith('jaas:') || (isOn && !isTaken)),
  );
}

/** Names with the same meaning are merged; lists given item by item (`[0]`) become one text, as Kafka expects. */
function lastOfEach(pairs: readonly Pair[]): readonly Pair[] {
  const byName = new Map<string, Pair>();
  for (const pair of pairs) byName.set(relaxedName(pair.name.text), pair);
  const lists = new Map<string, Pair>();
  for (const [name, pair] of byName) {
    const list = name.replace(/\.\[\d+\]$/, '');
    const before = list === name ? undefined : lists.get(list);
    lists.set(list, before === undefined ? pair : joined(before, pair));
  }
  return [...lists.values()];
}

const joined = ({ name, value }: Pair, next: Pair): Pair => ({
  name,
  value: { ...part(value, 0), text: `${value.text},${next.value.text}`, editable: false },
});

/** Only within a document; a later document may override an earlier one. */
const twiceInOne = (document: readonly Pair[]): Reading['oddities'] =>
  [...layersOf(document.flatMap(kafkaPropertyOf)).values()].flatMap((layer) =>
    givenTwice(layer.map(({ pair }) => pair)),
  );

type Layers = ReadonlyMap<string, readonly SpringProperty[]>;

function layersOf(properties: readonly SpringProperty[]): Layers {
  const layers = new Map<string, SpringProperty[]>();
  for (const property of properties) {
    const layer = layers.get(property.layer);
    if (layer === undefined) layers.set(property.layer, [property]);
    else layer.push(property);
  }
  return layers;
}
