import { LIBRDKAFKA_SETTINGS } from '../librdkafka-properties.ts';
import { namesOf } from '../setting-names.ts';
import { WORDS_FOR, type NeededKey } from '../../spelling/settings.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../../evidence/configuration.ts';
import type { FamilyId } from '../../evidence/family.ts';
import { isExtensionValue } from '../../spelling/extensions.ts';
import { CODE_SPELLINGS, codeNotationOf, type CodeNotation } from './code.ts';
import { listOfExtensions } from './extension-list.ts';
import { jaasOptions, JAAS } from './jaas.ts';
import { kafkajsExtensions, kafkajsSetting } from './kafkajs.ts';
import { accountRows, isAccount, spelledExtensions, spelledSetting, type Pairs } from './setting.ts';
import { shellQuote } from '../../text/shell.ts';
import { besideOf, pairOf, spelled, valueIn, yamlScalar, type Spelled } from './spelled.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/*
 * Settings as lines to paste, for the family of the client and spelled like the neighbouring lines in its file. Without
 * neighbours they have the notation of the file's format; without a known family, that of Java and librdkafka.
 */

type Configured = Pick<ClientFacts, 'client' | 'configuration'>;

/** A setting to add to the client's configuration. */
export function writeSetting(client: Configured, setting: NeededKey, value: string): FixCommand {
  const { configuration } = client;
  if (client.client === 'kafkajs') return text(kafkajsSetting(configuration, setting, value));
  const [usual = WORDS_FOR[setting], ...others] = namesOf(client.client ?? 'librdkafka', setting);
  const name = others.find((each) => hasProperty(client, each)) ?? usual;
  if (isAccount(configuration)) return text(accountRows([[name.replace(JAAS, ''), value]]));
  const own = spelledSetting(configuration, setting);
  if (own !== undefined && configuration?.spelled?.[name] === undefined)
    return text(pairOf(own, value, isYaml(client)));
  return name.startsWith(JAAS)
    ? text(jaasOptions(client, [[name.slice(JAAS.length), value]]))
    : writeProperty(client, name, value);
}

const hasProperty = ({ configuration }: Configured, name: string): boolean =>
  configuration !== undefined && propertyNamed(configuration, name) !== undefined;

/** A property, in the notation of the client's file. */
export function writeProperty(client: Configured, name: string, value: string): FixCommand {
  const { configuration } = client;
  const notation = notationOf(configuration);
  const like = spelled(configuration, name);
  if (like === undefined)
    return text(whereInTree(client, like) + SPELLINGS[notation](name, escaped(client, value)));
  const isLine = like.between.includes('=') || notation === 'properties' || notation === 'spring';
  const meant = valueIn(like, name, isLine ? escaped(client, value) : value);
  return text(whereInTree(client, like) + pairOf(like, meant, isYaml(client)));
}

/** `java.util.Properties.load` reads a backslash as the start of an escape; librdkafka's clients do not. */
const escaped = ({ client, configuration }: Configured, value: string): string =>
  client === 'java' && ['properties', 'spring'].includes(notationOf(configuration))
    ? value.replaceAll('\\', String.raw`\\`)
    : value;

/** In YAML a comment says where a new line belongs. */
function whereInTree(client: Configured, like: Spelled | undefined): string {
  const prefix = client.configuration?.prefix ?? '';
  if (!isYaml(client) || like?.isThere === true) return '';
  return prefix.endsWith('.') && like?.name.startsWith(prefix) !== true
    ? `# under ${prefix.slice(0, -1)}:\n`
    : besideOf(client.configuration, like);
}

type Notation = 'properties' | 'spring' | 'json' | 'yaml' | CodeNotation;

function notationOf(configuration: ClientConfiguration | undefined): Notation {
  switch (configuration?.syntax) {
    case 'code':
      return codeNotationOf(configuration);
    case 'json':
    case 'yaml':
      return configuration.syntax;
    case 'properties':
      return configuration.formatId === 'spring-boot-properties' ? 'spring' : 'properties';
    case 'env':
    case 'hcl':
    case undefined:
      return 'properties';
  }
}

const isYaml = ({ configuration }: Configured): boolean => configuration?.syntax === 'yaml';

/** If nothing in the file shows how its pairs are spelled. */
const SPELLINGS: Readonly<Record<Notation, (name: string, value: string) => string>> = {
  properties: (name, value) => `${name}=${value}`,
  spring: (name, value) => `spring.kafka.properties.${name}=${value}`,
  json: (name, value) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  yaml: (name, value) => `${name}: ${yamlScalar(value)}`,
  ...CODE_SPELLINGS,
};

/** The SASL extensions in the client's notation. Values that no client can send are left out. */
export function writeExtensions(
  client: Configured,
  extensions: Readonly<Record<string, string>>,
): readonly FixCommand[] {
  const sane = Object.entries(extensions).filter(([, value]) => isExtensionValue(value));
  const own = spelledExtensions(client.configuration, sane, isYaml(client));
  if (own !== undefined) return [text(own)];
  const families: readonly FamilyId[] =
    client.client === undefined ? ['java', 'librdkafka'] : [client.client];
  return families.map((family) => EXTENSIONS[family](sane, client));
}

const EXTENSIONS: Readonly<Record<FamilyId, (pairs: Pairs, client: Configured) => FixCommand>> = {
  java: (pairs, client) => {
    const options = pairs.map(([name, value]) => [`extension_${name}`, value] as const);
    if (isAccount(client.configuration)) return text(accountRows(options));
    const written = jaasOptions(client, options);
    return text(client.client === undefined ? written.replace(/^# in /, '# Java, in ') : written);
  },
  librdkafka: (pairs, client) => {
    const line = writeProperty(client, LIBRDKAFKA_SETTINGS.extensions.read[0], listOfExtensions(pairs));
    return client.client === undefined
      ? text(`# librdkafka (Python, Go, .NET, JavaScript):\n${line.text}`)
      : line;
  },
  kafkajs: (pairs, { configuration }) => text(kafkajsExtensions(configuration, pairs)),
};

/** An option of the JAAS string. */
export const writeJaasOption = (client: Configured, name: string, value: string): FixCommand =>
  text(jaasOptions(client, [[name, value]]));

/** The client's file, quoted for a shell; default: `client.properties`. */
export const fileOf = ({ configuration }: Configured): string =>
  shellQuote(configuration?.file ?? 'client.properties');

const text = (line: string): FixCommand => ({ kind: 'client-config', text: line });
