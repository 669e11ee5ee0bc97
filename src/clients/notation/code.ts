import type { ClientConfiguration } from '../../evidence/configuration.ts';
import { pascal } from '../../spelling/property-name.ts';

/*
 * A property as a line of the program that configures the client.
 */

export type CodeNotation = 'members' | 'java' | 'csharp' | 'rust' | 'c' | 'c++' | 'php';

/** How a program in this language sets a property; default: as members of a map. */
export const codeNotationOf = ({ language = '' }: Pick<ClientConfiguration, 'language'>): CodeNotation =>
  NOTATIONS[language] ?? 'members';

const NOTATIONS: Readonly<Record<string, CodeNotation>> = {
  java: 'java',
  kotlin: 'java',
  scala: 'java',
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
