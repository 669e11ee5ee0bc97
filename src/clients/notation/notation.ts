import { LIBRDKAFKA_SETTINGS } from '../librdkafka-properties.ts';
import { extensionOption } from '../jaas-options.ts';
import { namesOf, neededOf } from '../setting-names.ts';
import { WORDS_FOR, type NeededKey } from '../../spelling/settings.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../../evidence/configuration.ts';
import type { FamilyId } from '../../evidence/family.ts';
import { isExtensionValue } from '../../spelling/extensions.ts';
import { callbackExtensions } from './callback.ts';
import { codeLine } from './code.ts';
import { listOfExtensions } from './extension-list.ts';
import { jaasOptions, JAAS } from './jaas.ts';
import { kafkajsExtensions, kafkajsSetting } from './kafkajs.ts';
import { accountRows, isAccount, spelledExtensions, spelledSetting, type Pairs } from './setting.ts';
import { ownExtensions, ownLine } from './own-names.ts';
import { besideOf, pairOf, spelled, valueIn, yamlScalar, type Spelled } from './spelled.ts';
import { SettingLines } from '../../commands/other-text.ts';
import { escapeInvisible } from '../../commands/invisible.ts';
import { blanksIn, filePath, piecesOf, type Filled, type Variable } from '../../commands/value.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/*
 * Settings as lines to paste, for the family of the client and spelled like the neighbouring lines in its file. Without
 * neighbours they have the notation of the file's format; without a known family, that of Java and librdkafka.
 */

type Configured = Pick<ClientFacts, 'client' | 'configuration'>;

/** A value of a setting: known, or to be filled in. */
export type Given = string | Variable | Filled;

/** A setting to add to the client's configuration. */
export const writeSetting = (client: Configured, setting: NeededKey, value: Given): FixCommand =>
  lines(settingLines(client, setting, plain(value)), value);

function settingLines(client: Configured, setting: NeededKey, value: string): string {
  const { configuration } = client;
  const own = ownLine(configuration, setting, value);
  if (own !== undefined) return own;
  if (client.client === 'kafkajs') return kafkajsSetting(configuration, setting, value);
  const [usual = WORDS_FOR[setting], ...others] = namesOf(client.client ?? 'librdkafka', setting);
  const name = others.find((each) => hasProperty(client, each)) ?? usual;
  if (isAccount(configuration)) return accountRows([[name.replace(JAAS, ''), value]]);
  const there = spelledSetting(configuration, setting);
  if (there !== undefined && configuration?.spelled?.[name] === undefined)
    return pairOf(there, value, isYaml(client));
  return name.startsWith(JAAS)
    ? jaasOptions(client, [[name.slice(JAAS.length), value]])
    : propertyLines(client, name, value);
}

const hasProperty = ({ configuration }: Configured, name: string): boolean =>
  configuration !== undefined && propertyNamed(configuration, name) !== undefined;

/** A property, in the notation of the client's file. */
export const writeProperty = (client: Configured, name: string, value: Given): FixCommand =>
  lines(propertyLines(client, plain(name), plain(value)), value);

function propertyLines(client: Configured, name: string, value: string): string {
  const { configuration } = client;
  const own = ownLine(configuration, neededOf(client.client ?? 'librdkafka', name), value);
  if (own !== undefined) return own;
  if (configuration?.syntax === 'code') return codeLine(configuration, name, value);
  const notation = notationOf(configuration);
  const like = spelled(configuration, name);
  if (like === undefined)
    return whereInTree(client, like) + SPELLINGS[notation](name, escaped(client, value));
  const isLine = like.between.includes('=') || notation === 'properties' || notation === 'spring';
  const meant = valueIn(like, name, isLine ? escaped(client, value) : value);
  return whereInTree(client, like) + pairOf(like, meant, isYaml(client));
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

type Notation = 'properties' | 'spring' | 'json' | 'yaml' | 'assigned';

function notationOf(configuration: ClientConfiguration | undefined): Notation {
  switch (configuration?.syntax) {
    case 'json':
    case 'yaml':
      return configuration.syntax;
    case 'properties':
      return configuration.formatId === 'spring-boot-properties' ? 'spring' : 'properties';
    case 'toml':
    case 'hocon':
      return 'assigned';
    default:
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
  assigned: (name, value) => `${JSON.stringify(name)} = ${JSON.stringify(value)}`,
};

/** The SASL extensions in the client's notation. Values that no client can send are left out. */
export function writeExtensions(
  client: Configured,
  extensions: Readonly<Record<string, Given>>,
): readonly FixCommand[] {
  const sane = Object.entries(extensions)
    .map(([name, value]) => [escapeInvisible(name), value.toString()] as const)
    .filter(([, value]) => isExtensionValue(value));
  // librdkafka's list has escapes of its own.
  const shown = sane.map(([name, value]) => [name, escapeInvisible(value)] as const);
  const given = Object.values(extensions);
  const own =
    callbackExtensions(client.configuration, shown) ??
    ownExtensions(client.configuration, shown) ??
    spelledExtensions(client.configuration, shown, isYaml(client));
  if (own !== undefined) return [lines(own, ...given)];
  if (client.configuration?.callback?.library === 'kafkajs')
    return [lines(EXTENSIONS.kafkajs(shown, client), ...given)];
  const families: readonly FamilyId[] =
    client.client === undefined ? ['java', 'librdkafka'] : [client.client];
  return families.map((family) =>
    lines(EXTENSIONS[family](family === 'librdkafka' ? sane : shown, client), ...given),
  );
}

const EXTENSIONS: Readonly<Record<FamilyId, (pairs: Pairs, client: Configured) => string>> = {
  java: (pairs, client) => {
    const options = pairs.map(([name, value]) => [extensionOption(client, name), value] as const);
    if (isAccount(client.configuration)) return accountRows(options);
    const written = jaasOptions(client, options);
    return client.client === undefined ? written.replace(/^# in /, '# Java, in ') : written;
  },
  librdkafka: (pairs, client) => {
    const line = propertyLines(client, LIBRDKAFKA_SETTINGS.extensions.read[0], listOfExtensions(pairs));
    return client.client === undefined ? `# librdkafka (Python, Go, .NET, JavaScript):\n${line}` : line;
  },
  kafkajs: (pairs, { configuration }) => kafkajsExtensions(configuration, pairs),
};

/** An option of the JAAS string. */
export const writeJaasOption = (client: Configured, name: string, value: Given): FixCommand =>
  lines(
    ownLine(client.configuration, undefined, '') ?? jaasOptions(client, [[plain(name), plain(value)]]),
    value,
  );

/** The client's file; default: `client.properties`. */
export const fileOf = ({ configuration }: Configured): string =>
  filePath(configuration?.file ?? 'client.properties');

/** A value in one line: it sets nothing but its own setting. */
const plain = (value: Given): string =>
  piecesOf(value)
    .map((piece) => (typeof piece === 'string' ? escapeInvisible(piece) : piece.toString()))
    .join('');

const lines = (text: string, ...values: readonly Given[]): FixCommand => ({
  kind: 'client-config',
  text: new SettingLines(text, blanksIn(...values)),
});
