import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ConfigurationProperty } from '../evidence/configuration.ts';
import { isLibrdkafkaSignIn, metadataServiceIn } from './librdkafka-login.ts';
import { LIBRDKAFKA_SETTINGS } from './librdkafka-properties.ts';

/**
 * `sasl.oauthbearer.config` of a client that uses Azure's metadata service, if it has `params=` instead of `query=`.
 * librdkafka reads only `query` (`rd_kafka_oidc_token_metadata_azure_imds_refresh_cb`), although its introduction says
 * `params`: the request then names no resource, unless the URL itself does.
 */
export function misnamedQuery(configured: ClientFacts): ConfigurationProperty | undefined {
  const { configuration, givenToken } = configured;
  if (configuration === undefined || !isLibrdkafkaSignIn(configured) || givenToken) return undefined;
  if (metadataServiceIn(configuration) !== 'azure_imds') return undefined;
  const property = propertyNamed(configuration, 'sasl.oauthbearer.config');
  const endpoint = propertyNamed(configuration, ...LIBRDKAFKA_SETTINGS.tokenEndpoint.read)?.value;
  const isMisnamed =
    /(?:^|[\s,])params=/.test(property?.value ?? '') && !/(?:^|[\s,])query=/.test(property?.value ?? '');
  return isMisnamed && endpoint?.includes('?') !== true ? property : undefined;
}
