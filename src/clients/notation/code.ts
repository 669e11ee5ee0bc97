import type { ClientConfiguration, Spelling } from '../../evidence/configuration.ts';
import { pascal } from '../../spelling/property-name.ts';

/*
 * A property as a line of the program that configures the client.
 */

type CodeNotation =
  'members' | 'java' | 'kotlin' | 'scala' | 'ruby' | 'csharp' | 'rust' | 'c' | 'c++' | 'php';

/** How a program in this language sets a property; default: as members of a map. */
const codeNotationOf = ({ language = '' }: Pick<ClientConfiguration, 'language'>): CodeNotation =>
  NOTATIONS[language] ?? 'members';

const NOTATIONS: Readonly<Record<string, CodeNotation>> = {
  java: 'java',
  kotlin: 'kotlin',
  scala: 'scala',
  ruby: 'ruby',
  csharp: 'csharp',
  rust: 'rust',
  c: 'c',
  'c++': 'c++',
  php: 'php',
};

/** How a comment begins in the file. */
export const remarkIn = (configuration: ClientConfiguration | undefined): '//' | '#' =>
  configuration?.syntax === 'code' && !HASH_REMARKS.has(configuration.language ?? '') ? '//' : '#';

const HASH_REMARKS: ReadonlySet<string> = new Set(['python', 'ruby']);

type Speller = (name: string, value: string) => string;

/** A property as the program writes those that it has; else as is usual in its language. */
export function codeLine(configuration: ClientConfiguration, name: string, value: string): string {
  const like = spelledLike(configuration, name);
  return like === undefined
    ? CODE_SPELLINGS[codeNotationOf(configuration)](name, value)
    : `${like.before}${like.name}${like.between}${escapedFor(like.between.slice(-1), value)}${like.after}`;
}

/** The name that a program would write for a property: Spark's options begin with `kafka.`. */
export const nameInCode = (configuration: ClientConfiguration | undefined, name: string): string =>
  configuration?.syntax === 'code' ? (spelledLike(configuration, name)?.name ?? name) : name;

/** The way in which most of its pairs are written, as the last of those is. */
function spelledLike({ spelled = {} }: ClientConfiguration, name: string): Spelling | undefined {
  const own = spelled[name];
  if (own !== undefined) return own;
  const pairs = Object.entries(spelled).filter(([known, { name: written }]) => written.endsWith(known));
  const manner = ([, { before, between, after }]: (typeof pairs)[number]): string => before + between + after;
  const usual = pairs.reduce<(typeof pairs)[number] | undefined>((best, each) => {
    const count = (pair: typeof each): number =>
      pairs.filter((other) => manner(other) === manner(pair)).length;
    return best === undefined || count(each) >= count(best) ? each : best;
  }, undefined);
  if (usual === undefined) return undefined;
  const [known, like] = usual;
  return { ...like, name: like.name.slice(0, like.name.length - known.length) + name };
}

/** In the quotes of a text, which every language closes and escapes alike. */
const escapedFor = (quote: string, value: string): string =>
  value.replace(/[\\"']/g, (mark) => (mark === '\\' || mark === quote ? `\\${mark}` : mark));

const text = (value: string): string => JSON.stringify(value);

/** Members of .NET's `ClientConfig` (`Config_gen.cs` of confluent-kafka-dotnet) whose types are enumerations. */
const ENUMERATIONS: Readonly<
  Record<string, readonly [type: string, members: Readonly<Record<string, string>>]>
> = {
  'security.protocol': ['SecurityProtocol', { SASL_SSL: 'SaslSsl', SASL_PLAINTEXT: 'SaslPlaintext' }],
  'sasl.mechanism': ['SaslMechanism', { OAUTHBEARER: 'OAuthBearer' }],
  'sasl.mechanisms': ['SaslMechanism', { OAUTHBEARER: 'OAuthBearer' }],
  'sasl.oauthbearer.method': ['SaslOauthbearerMethod', { oidc: 'Oidc', default: 'Default' }],
};

/** A member of an enumeration by its name; any other value as it is. */
export const dotnetMember = (name: string, value: string): string => ENUMERATIONS[name]?.[1][value] ?? value;

function csharp(name: string, value: string): string {
  const [type, members] = ENUMERATIONS[name] ?? [];
  const member = members?.[value];
  return `${type ?? pascal(name)} = ${type === undefined || member === undefined ? text(value) : `${type}.${member}`},`;
}

const CODE_SPELLINGS: Readonly<Record<CodeNotation, Speller>> = {
  members: (name, value) => `${text(name)}: ${text(value)},`,
  java: (name, value) => `props.put(${text(name)}, ${text(value)});`,
  kotlin: (name, value) => `${text(name)} to ${text(value)},`,
  scala: (name, value) => `${text(name)} -> ${text(value)},`,
  ruby: (name, value) => `${text(name)} => ${text(value)},`,
  csharp,
  rust: (name, value) => `.set(${text(name)}, ${text(value)})`,
  c: (name, value) => `rd_kafka_conf_set(conf, ${text(name)}, ${text(value)}, errstr, sizeof(errstr));`,
  'c++': (name, value) => `conf->set(${text(name)}, ${text(value)}, errstr);`,
  php: (name, value) => `$conf->set('${name}', '${value.replace(/['\\]/g, String.raw`\$&`)}');`,
};
