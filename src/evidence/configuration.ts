import type { Place, Source } from './source.ts';

/** The client's configuration file as that client reads it: its settings and their places, without the secrets. */
export interface ClientConfiguration {
  /** The file name, as given. */
  readonly file: string;
  /** The title of its format: "Java client properties". For display only. */
  readonly format: string;
  /** The format, as `--client-format` names it: `java-properties`. `unknown` in a bundle whose format this version does not know. */
  readonly formatId: string;
  readonly syntax: Syntax;
  /** The programming language of source code: `python`, `java`, `c`. */
  readonly language?: string;
  /** Which of several clients in the file this is, in words: "the client of producer.*". For display only. */
  readonly part?: string;
  /** The library that the source code configures, if it is not the Java client, librdkafka or kafkajs. */
  readonly library?: Library;
  /** The program's token callback, when its return value is visible in the code and lacks something. */
  readonly callback?: TokenCallback;
  /** The program that reads settings under its own names and builds the client's properties from them. */
  readonly program?: Program;
  /**
   * The file's own names for settings, if its program has any: `sasl.oauth.tokenEndpoint`, by the settings' names in
   * YAML. A fix uses only these; a setting without a name cannot be written into such a file.
   */
  readonly ownNames?: Readonly<Record<string, string>>;
  /**
   * The program that reads the file is unknown. The meaning of its names is a guess, so none of them is reported as
   * wrong.
   */
  readonly isForeign?: true;
  /** The prefix of the client's property names in this file: `kafkastore.`, `spring.kafka.properties.`. */
  readonly prefix?: string;
  /**
   * Settings, by their names in YAML, that the file refers to but whose values are elsewhere: in an environment or
   * another file.
   */
  readonly elsewhere?: readonly string[];
  /** Part of the client's configuration is elsewhere, so a missing setting proves nothing. */
  readonly isPartial?: true;
  /** In file order, under the names that the client uses; an option of the JAAS string is `jaas:clientId`. */
  readonly properties: readonly ConfigurationProperty[];
  /** Problems with how the file is written that no property shows. */
  readonly oddities: readonly Oddity[];
  /** The place of each of the target's settings, by its name in YAML (`tokenEndpoint`, `extensions.logicalCluster`). */
  readonly places: Readonly<Record<string, Place>>;
  /** How this file writes properties, by the client's names for them; only for those written as plain pairs. */
  readonly spelled?: Readonly<Record<string, Spelling>>;
}

/** The syntax of a file, independent of its content. */
export type Syntax = (typeof SYNTAXES)[number];

export const SYNTAXES = [
  ...([
    'properties',
    'json',
    'yaml',
    'env',
    'hcl',
    'code',
    'toml',
    'hocon',
    'xml',
    'blocks',
    'sql',
    'shell',
    'text',
  ] as const),
] as const;

/** Programs that configure a Kafka client through their own settings. */
export type Program = 'oauthbearer' | 'snaplogic' | 'strimzi';

/** Libraries that obtain their tokens, or read all their settings, in their own way. */
export const LIBRARIES = [
  'azure-functions',
  'confluent-kafka-dotnet',
  'confluent-kafka-go',
  'confluent-kafka-python',
  'franz-go',
  'kafka-go',
  'kafka-python',
  'kafkajs',
  'librdkafka',
  'rdkafka-php',
  'rdkafka-ruby',
  'rust-rdkafka',
  'sarama',
] as const;

export type Library = (typeof LIBRARIES)[number];

export interface TokenCallback {
  readonly library: Library;
  /** Where it returns the token. */
  readonly at: Place;
  /**
   * - `no-extensions`: the token, without SASL extensions.
   * - `wrong-shape`: a value that the client does not accept, so it gets no token.
   * - `taken`: token and extensions as the client accepts them, after a repair.
   */
  readonly returns: 'no-extensions' | 'wrong-shape' | 'taken';
}

/** What to call the format in a report: its title and the part of the file. */
export const titleOf = ({ format, part }: Pick<ClientConfiguration, 'format' | 'part'>): string =>
  part === undefined ? format : `${format}, ${part}`;

/** Anything that may have a configuration file, such as `ClientFacts`. */
interface Configured {
  readonly configuration?: ClientConfiguration | undefined;
}

export interface ConfigurationProperty {
  readonly name: string;
  /** Absent when it may be a secret. */
  readonly value?: string;
  /** The place of its value. */
  readonly at: Place;
  /** The place of its name, when known. */
  readonly nameAt?: Place;
}

/** How a file writes a pair, without the value: `- CONNECT_SASL_MECHANISM=`, `"sasl.mechanism": "",`. */
export interface Spelling {
  /** The text before the name on its line: list markers and quotes. */
  readonly before: string;
  /** Including any prefix in the file; shorter than the client's own name where a tree spreads it over several keys. */
  readonly name: string;
  /** The separator, including the value's opening quote. */
  readonly between: string;
  /** The value's closing quote, and any comma. */
  readonly after: string;
}

/**
 * - `jaas`: the JAAS string has a syntax error, so the client does not start
 * (`org.apache.kafka.common.security.JaasConfig`).
 * - `escape-taken`: a backslash in a secret is read as the beginning of an escape.
 * - `comment-cut`, `variable-taken`: a `#`, or a shell's `$`, cuts off the rest of a secret.
 * - `byte-order-mark`: the first name begins with U+FEFF.
 * - `given-twice`: a property is set more than once, and the last one counts.
 * - `unreadable-trust`: certificates in a form that only Java reads (JKS, PKCS #12).
 * - `connectors-untold`: a Kafka Connect worker signs in, but its connectors' clients have no sign-in settings.
 */
export interface Oddity {
  readonly kind:
    | 'jaas'
    | 'escape-taken'
    | 'comment-cut'
    | 'variable-taken'
    | 'byte-order-mark'
    | 'given-twice'
    | 'unreadable-trust'
    | 'connectors-untold';
  /** The property in question, under the client's name. */
  readonly subject?: string;
  /** What is wrong, as the second half of a sentence; contains no value from the file. */
  readonly what?: string;
  readonly at: Place;
}

/** The message of a `jaas` oddity when only the final semicolon is missing. */
export const JAAS_WITHOUT_SEMICOLON = 'does not end with a semicolon';

const SOMEWHERE = 'client configuration';

/** Where a setting was configured: its place in the client's file, or otherwise only that it was configured. */
export function sourceOf({ configuration }: Configured, ...settings: readonly string[]): Source {
  if (configuration === undefined) return SOMEWHERE;
  const place = settings.map((setting) => configuration.places[setting]).find((each) => each !== undefined);
  return place === undefined ? SOMEWHERE : { file: configuration.file, place };
}

/**
 * Where a SASL extension was configured, ignoring the case of its name; otherwise where the extensions are. The cluster
 * and the pool are settings of their own as well.
 */
export function sourceOfExtension(client: Configured, name: string): Source {
  const wanted = name.toLowerCase();
  const own = Object.keys(client.configuration?.places ?? {}).filter(
    (each) => each.toLowerCase() === `extensions.${wanted}`,
  );
  const alias = { logicalcluster: ['logicalCluster'], identitypoolid: ['poolId'] }[wanted] ?? [];
  return sourceOf(client, ...own, ...alias, 'extensions');
}

/** Where the name of a SASL extension is, for problems with the name; otherwise where its value is. */
export function sourceOfExtensionName(client: Configured, name: string): Source {
  const { configuration } = client;
  const place = configuration?.places[nameOf(`extensions.${name}`)];
  return configuration === undefined || place === undefined
    ? sourceOfExtension(client, name)
    : { file: configuration.file, place };
}

/** The key in `places` for the name of a setting, when it has one of its own: `extensions.logicalCluster:name`. */
export const nameOf = (setting: string): string => `${setting}:name`;

/**
 * Where a missing setting belongs: beside the first of these settings that exists, otherwise at the JAAS string,
 * otherwise at the beginning of the file.
 */
export function sourceOfAbsent({ configuration }: Configured, ...near: readonly string[]): Source {
  if (configuration === undefined) return SOMEWHERE;
  const place = near.map((setting) => configuration.places[setting]).find((each) => each !== undefined);
  return {
    file: configuration.file,
    place: place ?? propertyNamed(configuration, 'sasl.jaas.config')?.at ?? { line: 1, column: 1 },
  };
}

/** The property as the client sees it: the last one of that name. */
export const propertyNamed = (
  { properties }: Pick<ClientConfiguration, 'properties'>,
  ...names: readonly string[]
): ConfigurationProperty | undefined => properties.findLast(({ name }) => names.includes(name));

export const oddityOf = (
  configuration: Pick<ClientConfiguration, 'oddities'> | undefined,
  kind: Oddity['kind'],
): Oddity | undefined => configuration?.oddities.find((each) => each.kind === kind);
