import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';
import { LIBRDKAFKA_SETTINGS } from './librdkafka-properties.ts';

/*
 * Who fetches librdkafka's token: https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md. Without
 * `sasl.oauthbearer.method=oidc` it is a callback of the application, and without one nobody.
 */

export const METHOD_PROPERTY = 'sasl.oauthbearer.method';
export const METADATA_PROPERTY = 'sasl.oauthbearer.metadata.authentication.type';

/**
 * - `oidc`: librdkafka itself.
 * - `forgotten`: all that it takes to fetch a token is there, and the method is not set.
 * - `no-such-method`: librdkafka does not know the method, and does not start.
 * - `unsecured`: it makes unsigned tokens.
 * - `application`: a callback, of which the file says nothing.
 */
export type LibrdkafkaLogin = 'oidc' | 'forgotten' | 'no-such-method' | 'unsecured' | 'application';

/** Whether this is a librdkafka client whose file has it sign in with OAUTHBEARER. */
export const isLibrdkafkaSignIn = ({
  client,
  configuration,
  saslMechanism,
  securityProtocol,
}: ClientFacts): boolean =>
  client === 'librdkafka' &&
  configuration !== undefined &&
  configuration.isPartial !== true &&
  saslMechanism.toUpperCase() === 'OAUTHBEARER' &&
  securityProtocol.startsWith('SASL_');

/** Reads who is to fetch the token. Values are compared as librdkafka does, whatever their case. */
export function librdkafkaLoginIn(configuration: ClientConfiguration): LibrdkafkaLogin {
  const method = valueIn(configuration, METHOD_PROPERTY) ?? 'default';
  if (method === 'oidc') return 'oidc';
  if (method !== 'default' && method !== '') return 'no-such-method';
  if (valueIn(configuration, 'enable.sasl.oauthbearer.unsecure.jwt') === 'true') return 'unsecured';
  const has = (...names: readonly string[]): boolean => propertyNamed(configuration, ...names) !== undefined;
  const proves = has(...LIBRDKAFKA_SETTINGS.clientSecret.read, 'sasl.oauthbearer.grant.type');
  const isForOidc =
    (has(...LIBRDKAFKA_SETTINGS.tokenEndpoint.read) && proves) ||
    valueIn(configuration, METADATA_PROPERTY) === 'azure_imds';
  return isForOidc ? 'forgotten' : 'application';
}

/** The metadata service that is to vouch for the client; undefined when none is. */
export function metadataServiceIn(configuration: ClientConfiguration): string | undefined {
  const service = valueIn(configuration, METADATA_PROPERTY);
  return service === 'none' || service === '' ? undefined : service;
}

const valueIn = (configuration: ClientConfiguration, name: string): string | undefined =>
  propertyNamed(configuration, name)?.value?.trim().toLowerCase();
