import { pascal } from '../../spelling/property-name.ts';

/*
 * A property as a line of the program that configures the client, to be put where the others stand.
 */

export type CodeNotation = 'members' | 'java' | 'csharp' | 'rust' | 'c' | 'c++' | 'php';

/** Whether the client's file is the source code of a program, by the name of its format. */
export const isCode = (format: string): boolean => /source code/.test(format);

/** By the name of the file; members of a map where it does not tell. */
export const codeNotationOf = (file: string): CodeNotation =>
  NOTATIONS.find(([pattern]) => pattern.test(file))?.[1] ?? 'members';

const NOTATIONS: readonly (readonly [RegExp, CodeNotation])[] = [
  [/\.(?:java|kts?|scala|groovy)$/i, 'java'],
  [/\.csx?$/i, 'csharp'],
  [/\.rs$/i, 'rust'],
  [/\.c$/i, 'c'],
  [/\.(?:cc|cpp|cxx|h|hpp)$/i, 'c++'],
  [/\.php$/i, 'php'],
];

type Spelling = (name: string, value: string) => string;

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

export const CODE_SPELLINGS: Readonly<Record<CodeNotation, Spelling>> = {
  members: (name, value) => `${text(name)}: ${text(value)},`,
  java: (name, value) => `props.put(${text(name)}, ${text(value)});`,
  csharp,
  rust: (name, value) => `.set(${text(name)}, ${text(value)})`,
  c: (name, value) => `rd_kafka_conf_set(conf, ${text(name)}, ${text(value)}, errstr, sizeof(errstr));`,
  'c++': (name, value) => `conf->set(${text(name)}, ${text(value)}, errstr);`,
  php: (name, value) => `$conf->set('${name}', '${value.replace(/['\\]/g, String.raw`\$&`)}');`,
};
