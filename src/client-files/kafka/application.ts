import { JAAS_STRING } from '../../clients/java-properties.ts';
import { familyOf } from '../../clients/family.ts';
import type { Found, Reading } from '../reading.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { CAMEL_NAMES, CAMEL_PREFIX, fromCamel } from './camel-names.ts';
import { isOauth, mostComplete } from './choice.ts';
import { clientsIn, prefixOf, type Layer, type Under } from './prefixes.ts';
import { filledIn } from './spring-environment.ts';
import { readJava } from './java.ts';
import { readLibrdkafka } from './librdkafka.ts';
import { keyOf } from './usual-names.ts';

/**
 * Whether these settings belong to a program that has Kafka clients under its own prefix: Schema Registry's
 * `kafkastore.`, the `kafka.` of Quarkus and Micronaut, `akhq.connections.<name>.properties.`. Not a single client
 * without a prefix, and not Spring, which has its own names.
 */
export function isApplication(names: readonly string[]): boolean {
  const prefixes = new Set(
    names.map((name) => (name.startsWith(CAMEL_PREFIX) ? CAMEL_PREFIX : prefixOf(withoutProfile(name)))),
  );
  const isOneClient = names.includes('sasl.mechanism') || names.includes(JAAS_STRING);
  return (
    !isOneClient &&
    [...prefixes].some((prefix) => prefix !== undefined && prefix !== '' && !OTHERS.test(prefix)) &&
    !names.some((name) => /^spring\.(?:kafka|cloud\.stream)\./i.test(name))
  );
}

/** A broker's listener settings, and Spring's client settings. */
const OTHERS = /^(?:listener\.name\.|spring\.)/i;

/** The client to diagnose, under the client's own names, and the others that sign in with OAUTHBEARER. */
export function readApplication(pairs: readonly Pair[], content: Located): Reading {
  const { active, profile } = ofOneProfile(filledIn(pairs.map(usualName).map(fromCamel)));
  const shared = active.filter(({ name }) => name.text === 'config.providers');
  const clusters = clustersIn(active).map((each) => `${each}.`);
  const clients = clientsIn(active, underIn(active), clusters).map(({ prefix, pairs: own }) => ({
    prefix,
    reading: readOne(prefix === '' ? own : [...shared, ...own], content),
  }));
  const chosen = mostComplete(clients);
  if (chosen === undefined) return readOne(active, content);
  const isMirrorMaker = clusters.length > 0;
  const asClient = ({ prefix, reading }: (typeof clients)[number]): Reading => {
    const isKafkas = KAFKAS.test(prefix) || isMirrorMaker || shared.length > 0;
    const references = isKafkas ? ('config-providers' as const) : ('environment' as const);
    const isWhole = isKafkas || prefix === '' || WHOLE.test(prefix);
    const found = reading.found.filter(({ isDefault }) => isWhole || isDefault !== true);
    const own = isWhole ? [] : ownSettings(reading, found);
    return {
      ...reading,
      found: [...found, ...own].map((each) => ({ ...each, references })),
      properties: reading.properties.filter(({ value }) => !own.some(({ at }) => at === value)),
      ...(!isWhole && { isPartial: true as const }),
      ...(prefix === CAMEL_PREFIX && { ownNames: CAMEL_NAMES }),
      prefix: profile === undefined ? prefix : `%${profile}.${prefix}`,
    };
  };
  const others = clients.filter((each) => each !== chosen && isOauth(each.reading)).map(asClient);
  const parts = [
    ...(chosen.prefix === ''
      ? []
      : [`the client of ${SPEAKABLE.test(chosen.prefix) ? `${chosen.prefix}*` : 'an unusual name'}`]),
    ...(profile === undefined ? [] : [`the profile ${profile}`]),
  ];
  return {
    ...asClient(chosen),
    ...(parts.length > 0 && { part: parts.join(', ') }),
    ...(others.length > 0 && { others }),
  };
}

/** Applications in Go, Python or JavaScript have such files too, recognisable by names that Java does not know. */
const readOne = (pairs: readonly Pair[], content: Located): Reading => {
  const names = pairs.map(({ name }) => name.text);
  const [java, librdkafka] = [familyOf('java').properties, familyOf('librdkafka').properties];
  const isLibrdkafka = names.some((name) => librdkafka.includes(name) && !java.includes(name));
  return isLibrdkafka && !names.some((name) => JAVAS.test(name))
    ? readLibrdkafka(pairs, content)
    : readJava(pairs, content);
};

const JAVAS = /^sasl\.(?:jaas\.config|login\.callback\.handler\.class)$/;

/** What a custom application keeps beside the client's properties: ThingsBoard's `oauth.token_endpoint`. */
const ownSettings = ({ properties }: Reading, found: readonly Found[]): readonly Found[] =>
  properties.flatMap(({ name, value }) => {
    const key = OWN.test(name.text) ? keyOf(name.text.split('.').slice(-2).join('.')) : undefined;
    return key === undefined || found.some((each) => each.key === key)
      ? []
      : [{ key, value: value.text, at: value, isGuess: true as const }];
  });

/** A name with a word that none of the client's own names has, so that `client.id` is not one. */
const OWN = /^(?:[\w-]+\.)*(?:oauth2?|oidc)[._-][\w-]+$/i;

const SPEAKABLE = /^[\w%.[\]-]{1,80}$/;

/**
 * Confluent's programs and Kafka's own read their files with `AbstractConfig`, which supports configuration providers
 * but not `${NAME}`; frameworks and custom applications replace `${NAME}`.
 */
const KAFKAS =
  /^(?:kafkastore|client|ksql|confluent|(?:main\.|restore\.|global\.)?consumer|producer|admin)\./;

/**
 * Frameworks and programs that pass everything to the client, and add nothing; their charts nest it below a value of
 * their own. What a custom application adds is in its code.
 */
const WHOLE =
  /^(?:(?:yamlApplicationConfig|configuration|secrets)\.)?(?:kafka\.|camel\.component\.kafka\.|mp\.messaging\.|(?:quarkus\.)?kafka-streams\.|akhq\.connections\.)/;

/** `connect-mirror-maker.properties`: `clusters = A, B`, and `A.bootstrap.servers` for each. */
const clustersIn = (pairs: readonly Pair[]): readonly string[] =>
  pairs
    .filter(({ name }) => name.text === 'clusters')
    .flatMap(({ value }) => value.text.split(',').map((each) => each.trim()));

/**
 * The settings under a prefix's own: those of the shorter prefixes that it begins with (`kafka.` under
 * `kafka.consumers.default.`), those that frameworks add, and of the settings without a prefix only the bootstrap
 * servers. Kafka's own programs add all of these.
 */
function underIn(pairs: readonly Pair[]): Under {
  const clusters = clustersIn(pairs);
  const isStreams = pairs.some(({ name }) => name.text === 'application.id');
  return (prefix) => {
    if (prefix === '') return [];
    const takesAll =
      isStreams || prefix.startsWith('ksql.streams.') || clusters.includes(prefix.split('.')[0]!);
    const root: Layer = takesAll ? { prefix: '' } : { prefix: '', serversOnly: true };
    const framework = FRAMEWORK.find(([above]) => above.test(prefix))?.[1] ?? [];
    return [
      root,
      ...framework.map((each) => ({ prefix: each })),
      ...shorterThan(prefix).map((each) => ({ prefix: each, clientsOnly: true as const })),
    ];
  };
}

const shorterThan = (prefix: string): readonly string[] =>
  [...prefix.matchAll(/\./g)].slice(0, -1).map(({ index }) => prefix.slice(0, index + 1));

/**
 * In SmallRye and Open Liberty, a channel overrides its connector, and that overrides `kafka.` (the global
 * `default-kafka-broker`); in the REST Proxy the settings of each kind of client override `client.`.
 */
const FRAMEWORK: readonly (readonly [above: RegExp, under: readonly string[]])[] = [
  [
    /^mp\.messaging\.(?:incoming|outgoing)\./,
    ['kafka.', 'mp.messaging.connector.smallrye-kafka.', 'mp.messaging.connector.liberty-kafka.'],
  ],
  [/^(?:mp\.messaging\.connector\.|(?:quarkus\.)?kafka-streams\.)/, ['kafka.']],
  [/^(?:producer|consumer|admin)\./, ['client.']],
];

/** `bootstrapServers` of Kafbat UI and many applications. */
function usualName({ name, value }: Pair): Pair {
  // https://docs.lenses.io: its client's other settings are below `lenses.kafka.settings.client`.
  if (name.text === 'lenses.kafka.brokers')
    return { name: { ...name, text: 'lenses.kafka.bootstrap.servers', editable: false }, value };
  const [, before] = /^(.*\.)?bootstrap[-_]?servers$/i.exec(name.text) ?? [];
  const isOther = /(?:^|\.)bootstrap[-_]?servers$/i.test(name.text);
  return isOther
    ? { name: { ...name, text: `${before ?? ''}bootstrap.servers`, editable: false }, value }
    : { name, value };
}

const PROFILE = /^%\{?([\w-]+)(?:,[\w,-]*)?\}?\./;
const withoutProfile = (name: string): string => name.replace(PROFILE, '');

/**
 * Quarkus: `%prod.kafka.security.protocol` overrides the same name without a profile, if the profile is active. A
 * packaged application runs with `prod`, so that `%dev` changes nothing for a client that signs in without a profile.
 * https://quarkus.io/guides/config-reference#profiles
 */
function ofOneProfile(pairs: readonly Pair[]): {
  readonly active: readonly Pair[];
  readonly profile?: string;
} {
  const profiles = new Set(
    pairs.flatMap(({ name }) => {
      const profile = PROFILE.exec(name.text)?.[1];
      return profile !== undefined && prefixOf(withoutProfile(name.text)) !== undefined ? [profile] : [];
    }),
  );
  const common = pairs.filter(({ name }) => !PROFILE.test(name.text));
  const [first] = profiles;
  const profile = profiles.has('prod') || common.some(({ name }) => SASL.test(name.text)) ? 'prod' : first;
  if (profile === undefined || !profiles.has(profile)) return { active: common };
  const on = pairs.flatMap(({ name, value }) => {
    const [mark = '', own] = PROFILE.exec(name.text) ?? [];
    return own === profile ? [{ name: part(name, mark.length), value }] : [];
  });
  const taken = new Set(on.map(({ name }) => name.text));
  return { active: [...common.filter(({ name }) => !taken.has(name.text)), ...on], profile };
}

const SASL = /(?:^|\.)sasl\.(?:mechanisms?|jaas\.config|oauthbearer\.[\w.]+)$/;
