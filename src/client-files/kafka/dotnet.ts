import { opaque, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';

/**
 * The property of librdkafka that a property of .NET's `ClientConfig` stands for: `SaslOauthbearerClientId` is
 * `sasl.oauthbearer.client.id`. .NET's configuration binder takes names in any case of their first letter.
 * https://github.com/confluentinc/confluent-kafka-dotnet/blob/master/src/Confluent.Kafka/Config_gen.cs
 */
export const dottedName = (name: string): string =>
  name.replace(
    /^[a-z]|[A-Z]/g,
    (letter, index: number) => `${index === 0 ? '' : '.'}${letter.toLowerCase()}`,
  );

/** Signs of such names: nobody else spells OAuth so. */
export const isDotnetOauth = (name: string): boolean =>
  /^saslOauthbearer[A-Z]/i.test(name) && !name.includes('.');

/** Names of it that other programs have as well. */
export const isDotnetName = (name: string): boolean =>
  /^(?:SaslMechanism|SecurityProtocol|BootstrapServers)$/.test(name);

/** A pair as librdkafka gets it from .NET; the members of enumerations are spelled otherwise there. */
export function fromDotnet({ name, value }: Pair): Pair {
  const dotted = dottedName(name.text);
  return { name: { ...name, text: dotted, editable: false }, value: spelled(value, ENUMERATED[dotted]) };
}

function spelled(value: Located, spell: ((member: string) => string) | undefined): Located {
  const text = spell?.(value.text);
  return text === undefined || text === value.text ? value : opaque(value, text);
}

const snake = (member: string): string => member.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

/** Enumerations by the order of their members, which .NET takes for their numbers (`Config_gen.cs`), as librdkafka has them. */
const PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];
const MECHANISMS = ['GSSAPI', 'PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER'];
const METHODS = ['default', 'oidc'];

/** A member by its name in any case (`EnumConverter`), with or without what joins its words, or by its number. */
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
