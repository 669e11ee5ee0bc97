import type { Place, Source } from './source.ts';

/**
 * The client's own configuration file, as that client reads it: what stands in it and where, without the secrets.
 */
export interface ClientConfiguration {
  /** The file's name, as it was given. */
  readonly file: string;
  /** The title of its format: "Java client properties". It is shown, and nothing depends on it. */
  readonly format: string;
  /** The format, as `--client-format` names it: `java-properties`. `unknown` in a bundle whose format this version does not know. */
  readonly formatId: string;
  readonly syntax: Syntax;
  /** The programming language of source code: `python`, `java`, `c`. */
  readonly language?: string;
  /** Which of several clients in the file it is, in words: "the client of producer.*". It is shown, and nothing depends on it. */
  readonly part?: string;
  /** The library that source code configures, if its names are neither the Java client's nor librdkafka's nor kafkajs's. */
  readonly library?: Library;
  /** The function of a program that gives its client a token, where what it returns is seen and lacks something. */
  readonly callback?: TokenCallback;
  /** The program that reads settings under names of its own and makes the client's properties of them. */
  readonly program?: Program;
  /**
   * How the file names settings, if its program has names of its own: `sasl.oauth.tokenEndpoint`, by the settings' names in
   * YAML. A fix uses these and no others; a setting without a name cannot be written into such a file.
   */
  readonly ownNames?: Readonly<Record<string, string>>;
  /** The program that reads the file is not known here. What its names mean is a guess, and none of them is wrong. */
  readonly isForeign?: true;
  /** What stands before the client's own names in this file: `kafkastore.`, `spring.kafka.properties.`. */
  readonly prefix?: string;
  /** Settings that it gives, by their names in YAML, whose values are not here: in an environment, in another file. */
  readonly elsewhere?: readonly string[];
  /** More of the client's configuration stands elsewhere, so that nothing follows from what is not here. */
  readonly isPartial?: true;
  /** In the order of the file, under the names that the client knows; an option of the JAAS string is `jaas:clientId`. */
  readonly properties: readonly ConfigurationProperty[];
  /** What is odd in the way the file is written, and no property can tell. */
  readonly oddities: readonly Oddity[];
  /** Where a setting of the target stands, by its name in YAML (`tokenEndpoint`, `extensions.logicalCluster`). */
  readonly places: Readonly<Record<string, Place>>;
  /** How properties are spelled in this file, by the client's names for them: of those that stand there as plain pairs. */
  readonly spelled?: Readonly<Record<string, Spelling>>;
}

/** How a file is written, whatever is in it. */
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

/** Programs that configure a Kafka client by their own settings. */
export type Program = 'oauthbearer' | 'snaplogic' | 'strimzi';

/** Libraries whose clients take their tokens, or all their settings, in a way of their own. */
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
   * - `no-extensions`: the token, and no SASL extensions.
   * - `wrong-shape`: what the client does not take, so that it gets no token.
   * - `taken`: token and extensions as the client takes them, after a repair.
   */
  readonly returns: 'no-extensions' | 'wrong-shape' | 'taken';
}

/** What to call the format in a report: its title and the part of the file. */
export const titleOf = ({ format, part }: Pick<ClientConfiguration, 'format' | 'part'>): string =>
  part === undefined ? format : `${format}, ${part}`;

/** Whoever may have such a file: the client's facts do. */
interface Configured {
  readonly configuration?: ClientConfiguration | undefined;
}

export interface ConfigurationProperty {
  readonly name: string;
  /** Absent when it may be a secret. */
  readonly value?: string;
  /** Where its value stands. */
  readonly at: Place;
  /** Where its name stands, when that is known. */
  readonly nameAt?: Place;
}

/** A pair of a file without its value: `- CONNECT_SASL_MECHANISM=`, `"sasl.mechanism": "",`. No value is in it. */
export interface Spelling {
  /** On its line: marks and quotes. */
  readonly before: string;
  /** With any prefix that it has in the file; less than the client's own name where that is spread over a tree. */
  readonly name: string;
  /** With the value's opening quote. */
  readonly between: string;
  /** The value's closing quote, and a comma. */
  readonly after: string;
}

/**
 * - `jaas`: the JAAS string has a syntax error, so the client does not start (`org.apache.kafka.common.security.JaasConfig`).
 * - `escape-taken`: a backslash of a secret is taken for the beginning of an escape.
 * - `comment-cut`, `variable-taken`: the rest of a secret is lost behind a `#`, or to a shell's `$`.
 * - `byte-order-mark`: the first name begins with U+FEFF.
 * - `given-twice`: a property stands more than once, and the last one counts.
 * - `unreadable-trust`: certificates in a form that only Java reads (JKS, PKCS #12).
 * - `connectors-untold`: a Kafka Connect worker signs in, and tells the clients of its connectors nothing of it.
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
  /** The property that it is about, under the client's name. */
  readonly subject?: string;
  /** What is wrong, as the second half of a sentence; no value of the file is in it. */
  readonly what?: string;
  readonly at: Place;
}

/** What an oddity `jaas` says when nothing but the last character is missing. */
export const JAAS_WITHOUT_SEMICOLON = 'does not end with a semicolon';

const SOMEWHERE = 'client configuration';

/** Where a setting was configured: its place in the client's file, or just that it was. */
export function sourceOf({ configuration }: Configured, ...settings: readonly string[]): Source {
  if (configuration === undefined) return SOMEWHERE;
  const place = settings.map((setting) => configuration.places[setting]).find((each) => each !== undefined);
  return place === undefined ? SOMEWHERE : { file: configuration.file, place };
}

/**
 * Where a SASL extension was configured, whatever the case of its name; else where the extensions are. The cluster and the
 * pool are settings of their own as well.
 */
export function sourceOfExtension(client: Configured, name: string): Source {
  const wanted = name.toLowerCase();
  const own = Object.keys(client.configuration?.places ?? {}).filter(
    (each) => each.toLowerCase() === `extensions.${wanted}`,
  );
  const alias = { logicalcluster: ['logicalCluster'], identitypoolid: ['poolId'] }[wanted] ?? [];
  return sourceOf(client, ...own, ...alias, 'extensions');
}

/** Where the name of a SASL extension was configured, if that is what is wrong; else where its value was. */
export function sourceOfExtensionName(client: Configured, name: string): Source {
  const { configuration } = client;
  const place = configuration?.places[nameOf(`extensions.${name}`)];
  return configuration === undefined || place === undefined
    ? sourceOfExtension(client, name)
    : { file: configuration.file, place };
}

/** The key in `places` of where the name of a setting is, if it has a name of its own: `extensions.logicalCluster:name`. */
export const nameOf = (setting: string): string => `${setting}:name`;

/**
 * Where something belongs that is not there: at the first of these settings that is, else at the JAAS string, else at the
 * beginning of the file.
 */
export function sourceOfAbsent({ configuration }: Configured, ...near: readonly string[]): Source {
  if (configuration === undefined) return SOMEWHERE;
  const place = near.map((setting) => configuration.places[setting]).find((each) => each !== undefined);
  return {
    file: configuration.file,
    place: place ?? propertyNamed(configuration, 'sasl.jaas.config')?.at ?? { line: 1, column: 1 },
  };
}

/** The property as the client sees it: of several with one name the last. */
export const propertyNamed = (
  { properties }: Pick<ClientConfiguration, 'properties'>,
  ...names: readonly string[]
): ConfigurationProperty | undefined => properties.findLast(({ name }) => names.includes(name));

/** The first oddity of a kind. */
export const oddityOf = (
  configuration: Pick<ClientConfiguration, 'oddities'> | undefined,
  kind: Oddity['kind'],
): Oddity | undefined => configuration?.oddities.find((each) => each.kind === kind);
