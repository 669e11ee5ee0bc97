import { METHOD_PROPERTY } from '../librdkafka-login.ts';
import { LIBRDKAFKA_SETTINGS } from '../librdkafka-properties.ts';
import { listOfExtensions } from './extension-list.ts';
import { given, usesOAuth } from './writable.ts';
import type { Reference, WritableClient, WritableKey, Written } from './writable.ts';

/** The settings that the properties of librdkafka can hold. */
export const LIBRDKAFKA_EXPRESSES: ReadonlySet<WritableKey> = new Set([
  'bootstrapServers',
  'securityProtocol',
  'saslMechanism',
  'tokenEndpoint',
  'clientId',
  'clientSecret',
  'scope',
  'subClaimName',
  'ca',
  'groups',
  'logicalCluster',
  'poolId',
  'extensions',
]);

/**
 * The properties of librdkafka (https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
 *
 * @param reference writes a reference to an environment variable
 */
export function librdkafkaProperties(client: WritableClient, reference: Reference): readonly Written[] {
  const { values, secrets, files = {} } = client;
  const list = listOfExtensions(Object.entries(client.extensions));
  return given([
    [LIBRDKAFKA_SETTINGS.bootstrapServers.read[0], values.bootstrapServers],
    [LIBRDKAFKA_SETTINGS.securityProtocol.read[0], values.securityProtocol],
    [LIBRDKAFKA_SETTINGS.saslMechanism.read[0], values.saslMechanism],
    // Without it the application has to fetch the token itself.
    [METHOD_PROPERTY, usesOAuth(client) && values.tokenEndpoint !== undefined ? 'oidc' : undefined],
    [LIBRDKAFKA_SETTINGS.tokenEndpoint.read[0], values.tokenEndpoint],
    [LIBRDKAFKA_SETTINGS.clientId.write, values.clientId],
    [
      LIBRDKAFKA_SETTINGS.clientSecret.write,
      secrets.clientSecret === undefined ? undefined : reference(secrets.clientSecret),
    ],
    [LIBRDKAFKA_SETTINGS.scope.read[0], values.scope],
    [LIBRDKAFKA_SETTINGS.extensions.read[0], list === '' ? undefined : list],
    [LIBRDKAFKA_SETTINGS.subClaimName.read[0], values.subClaimName],
    // One for the broker, one for the token endpoint.
    ['ssl.ca.location', files.ca],
    ['ssl.ca.pem', values.ca],
    ['https.ca.location', files.ca],
    ['https.ca.pem', values.ca],
    [LIBRDKAFKA_SETTINGS.groups.read[0], values.groups?.split(',')[0]],
  ]);
}
