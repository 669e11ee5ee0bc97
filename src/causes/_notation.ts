import { namesOf, type Needed } from '../clients/setting-names.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
import { isExtensionValue } from '../evidence/spelling/extensions.ts';
import { shellQuote } from './_shell.ts';
import type { FixCommand } from './define.ts';

/*
 * Settings as lines to paste: for the family of clients that it is, under the name that the file has for them, in the
 * file's own notation. Where the family is not known, as Java and librdkafka spell them.
 */

/** How an application says it to kafkajs, which has no file of its own. */
const KAFKAJS: Readonly<Partial<Record<Needed, (value: string) => string>>> = {
  'bootstrap server': (value) => `brokers: [${value.split(',').map(quoted).join(', ')}]`,
  'security protocol': (value) => `ssl: ${value.endsWith('SSL')}`,
  mechanism: (value) => `sasl: { mechanism: ${quoted(value.toLowerCase())} }`,
};

/** SnapLogic makes the JAAS string itself, of the fields of an account and of rows of keys and values. */
const isAccount = ({ configuration }: Configured): boolean => /SnapLogic/i.test(configuration?.format ?? '');
const ACCOUNT = '# in the fields of the account, or its advanced Kafka properties:\n';

type Configured = Pick<ClientFacts, 'client' | 'configuration'>;

/** A setting, to be put into the client's configuration. */
export function writeSetting(client: Configured, setting: Needed, value: string): FixCommand {
  if (client.client === 'kafkajs') {
    const write = KAFKAJS[setting];
    return text(
      write === undefined ? `// in your oauthBearerProvider, the ${setting}:\n${value}` : write(value),
    );
  }
  const [usual = setting, ...others] = namesOf(client.client ?? 'librdkafka', setting);
  const name = others.find((each) => hasProperty(client, each)) ?? usual;
  if (isAccount(client)) return text(`${ACCOUNT}${name.replace(JAAS, '')} = ${value}`);
  return name.startsWith(JAAS)
    ? text(`# in sasl.jaas.config:\n${name.slice(JAAS.length)}=${quotedForJaas(value)}`)
    : writeProperty(client, name, value);
}

const JAAS = 'jaas:';

const hasProperty = ({ configuration }: Configured, name: string): boolean =>
  configuration !== undefined && propertyNamed(configuration, name) !== undefined;

/** A property, in the notation of the client's file. */
export function writeProperty(client: Configured, name: string, value: string): FixCommand {
  const syntax = syntaxOf(client);
  // `java.util.Properties.load` takes a backslash for the beginning of an escape; librdkafka's clients do not.
  const isEscaped = client.client === 'java' && (syntax === 'properties' || syntax === 'spring');
  return text(SPELLINGS[syntax](name, isEscaped ? value.replaceAll('\\', String.raw`\\`) : value));
}

type Syntax = 'properties' | 'spring' | 'json' | 'yaml';

function syntaxOf({ configuration }: Configured): Syntax {
  if (configuration === undefined) return 'properties';
  const { file, format } = configuration;
  const isYaml = /\.ya?ml$/i.test(file) || /YAML|Kubernetes/i.test(format);
  if (/\.json$/i.test(file) || /JSON/.test(format)) return 'json';
  if (isYaml) return 'yaml';
  return /Spring/i.test(format) ? 'spring' : 'properties';
}

const SPELLINGS: Readonly<Record<Syntax, (name: string, value: string) => string>> = {
  properties: (name, value) => `${name}=${value}`,
  spring: (name, value) => `spring.kafka.properties.${name}=${value}`,
  json: (name, value) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  yaml: (name, value) => `${name}: ${/^[\w./:-]+$/.test(value) ? value : JSON.stringify(value)}`,
};

/** The SASL extensions, as the client wants them written. Values that no client can send are left out. */
export function writeExtensions(
  client: Configured,
  extensions: Readonly<Record<string, string>>,
): readonly FixCommand[] {
  const sane = Object.entries(extensions).filter(([, value]) => isExtensionValue(value));
  const families: readonly FamilyId[] =
    client.client === undefined ? ['java', 'librdkafka'] : [client.client];
  return families.map((family) => EXTENSIONS[family](sane, client));
}

/** librdkafka's `sasl.oauthbearer.extensions`. */
export const listOfExtensions = (pairs: Pairs): string =>
  pairs.map(([name, value]) => `${name}=${value.replaceAll(',', String.raw`\,`)}`).join(',');

type Pairs = readonly (readonly [name: string, value: string])[];

const EXTENSIONS: Readonly<Record<FamilyId, (pairs: Pairs, client: Configured) => FixCommand>> = {
  java: (pairs, configured) => {
    const { client } = configured;
    if (isAccount(configured)) {
      return text(ACCOUNT + pairs.map(([name, value]) => `extension_${name} = ${value}`).join('\n'));
    }
    return text(
      `# ${client === undefined ? 'Java, in' : 'in'} sasl.jaas.config:\n${pairs
        .map(([name, value]) => `extension_${name}=${quotedForJaas(value)}`)
        .join(' ')}`,
    );
  },
  librdkafka: (pairs, client) => {
    const line = writeProperty(client, 'sasl.oauthbearer.extensions', listOfExtensions(pairs));
    return client.client === undefined
      ? text(`# librdkafka (Python, Go, .NET, JavaScript):\n${line.text}`)
      : line;
  },
  kafkajs: (pairs) =>
    text(
      `// beside value, in what your oauthBearerProvider returns:\nextensions: { ${pairs
        .map(([name, value]) => `${name}: ${quoted(value)}`)
        .join(', ')} }`,
    ),
};

/** The client's own file as a shell takes it; `client.properties` when there is none to name. */
export const fileOf = ({ configuration }: Configured): string =>
  shellQuote(configuration?.file ?? 'client.properties');

const text = (line: string): FixCommand => ({ kind: 'client-config', text: line });
const quoted = (value: string): string =>
  `'${value.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
/** A value of the JAAS string in its quotes, by the escapes of `java.io.StreamTokenizer`. */
export const quotedForJaas = (value: string): string =>
  `"${value.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`)}"`;
