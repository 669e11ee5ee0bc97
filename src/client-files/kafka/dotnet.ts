import { opaque, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';

/**
 * The librdkafka property of a property of .NET's `ClientConfig`: `SaslOauthbearerClientId` is
 * `sasl.oauthbearer.client.id`. .NET's configuration binder ignores the case of the first letter.
 * https://github.com/confluentinc/confluent-kafka-dotnet/blob/master/src/Confluent.Kafka/Config_gen.cs
 */
export const dottedName = (name: string): string =>
  name.replace(
    /^[a-z]|[A-Z]/g,
    (letter, index: number) => `${index === 0 ? '' : '.'}${letter.toLowerCase()}`,
  );

/** Such names are unique to .NET: nothing else spells OAuth like this. */
export const isDotnetOauth = (name: string): boolean =>
  /^saslOauthbearer[A-Z]/i.test(name) && !name.includes('.');

/** .NET names that other programs use too. */
export const isDotnetName = (name: string): boolean =>
  /^(?:SaslMechanism|SecurityProtocol|BootstrapServers)$/.test(name);

/** A pair as .NET passes it to librdkafka; members of enumerations are spelled differently there. */
export function fromDotnet({ name, value }: Pair): Pair {
  const dotted = dottedName(name.text);
  return { name: { ...name, text: dotted, editable: false }, value: spelled(value, ENUMERATED[dotted]) };
}

function spelled(value: Located, spell: ((member: string) => string) | undefined): Located {
  const text = spell?.(value.text);
  return text === undefined || text === value.text ? value : opaque(value, text);
}

const snake = (member: string): string => member.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

/**
 * Enumerations in the order of their members, which .NET accepts as numbers (`Config_gen.cs`), with librdkafka's
 * values.
 */
const PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];
const MECHANISMS = ['GSSAPI', 'PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER'];
const METHODS = ['default', 'oidc'];

/** A member by its name, ignoring case (`EnumConverter`) and separators between words, or by its number. */
const among =
  (members: readonly string[]) =>
  (given: string): string =>
    members[/^\d+$/.test(given) ? Number(given) : -1] ??
    members.find((member) => joined(member) === joined(given)) ??
    given;

const joined = (member: string): string => member.replace(/[_-]/g, '').toUpperCase();

const ENUMERATED: Readonly<Partial<Record<string, (member: string) => string>>> = {
  'security.protocol': among(PROTOCOLS),
  'sasl.mechanism': among(MECHANISMS),
  'sasl.oauthbearer.method': among(METHODS),
  'sasl.oauthbearer.grant.type': (member) =>
    /^jwtbearer$/i.test(member) ? 'urn:ietf:params:oauth:grant-type:jwt-bearer' : snake(member),
  'sasl.oauthbearer.metadata.authentication.type': snake,
};
