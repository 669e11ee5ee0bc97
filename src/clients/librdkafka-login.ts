import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';
import { LIBRDKAFKA_SETTINGS } from './librdkafka-properties.ts';

/*
 * What fetches librdkafka's token: https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md. Without
 * `sasl.oauthbearer.method=oidc` a callback of the application has to.
 */

export const METHOD_PROPERTY = 'sasl.oauthbearer.method';
export const METADATA_PROPERTY = 'sasl.oauthbearer.metadata.authentication.type';

/**
 * - `oidc`: librdkafka itself.
 * - `forgotten`: the file has everything needed to fetch a token, but the method is not set.
 * - `no-such-method`: librdkafka does not know the method, and does not start.
 * - `unsecured`: it creates unsigned tokens.
 * - `application`: a callback, which the file does not show.
 */
export type LibrdkafkaLogin = 'oidc' | 'forgotten' | 'no-such-method' | 'unsecured' | 'application';

/** Whether this is a librdkafka client whose file makes it sign in with OAUTHBEARER. */
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

/** What fetches the token. Values are compared ignoring case, as librdkafka does. */
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

/**
 * Whether the token comes from AWS IAM through Confluent's packages for Python and .NET (other languages have none):
 * `sasl.oauthbearer.config` has the region and the audience that they require.
 */
export function isSetUpForAws(configuration: ClientConfiguration): boolean {
  const { language = 'python' } = configuration;
  const config = propertyNamed(configuration, 'sasl.oauthbearer.config')?.value ?? '';
  return (
    metadataServiceIn(configuration) === 'aws_iam' &&
    (language === 'python' || language === 'csharp') &&
    ['region', 'audience'].every((name) => new RegExp(`(?:^|[\\s,])${name}=[^\\s,]`).test(config))
  );
}

/** The metadata service that authenticates the client; undefined if none is configured. */
export function metadataServiceIn(configuration: ClientConfiguration): string | undefined {
  const service = valueIn(configuration, METADATA_PROPERTY);
  return service === 'none' || service === '' ? undefined : service;
}

const valueIn = (configuration: ClientConfiguration, name: string): string | undefined =>
  propertyNamed(configuration, name)?.value?.trim().toLowerCase();
