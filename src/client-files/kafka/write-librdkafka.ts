import type { PortableClient, Writer } from '../writing.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { escapeListed } from './librdkafka.ts';
import { given, type Written } from './write-java.ts';

/** What librdkafka can be told by its properties. */
export const LIBRDKAFKA_EXPRESSES: ReadonlySet<SettingKey> = new Set([
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
 * @param reference how a variable is referred to
 */
export function librdkafkaProperties(
  { values, extensions, secrets, files = {} }: PortableClient,
  reference: Writer['reference'],
): readonly Written[] {
  const oauth = values.saslMechanism === undefined || /^oauthbearer$/i.test(values.saslMechanism.trim());
  const list = Object.entries(extensions)
    .map(([name, value]) => `${name}=${escapeListed(value)}`)
    .join(',');
  return given([
    ['bootstrap.servers', values.bootstrapServers],
    ['security.protocol', values.securityProtocol],
    ['sasl.mechanisms', values.saslMechanism],
    // Without it the application has to fetch the token itself.
    ['sasl.oauthbearer.method', oauth && values.tokenEndpoint !== undefined ? 'oidc' : undefined],
    ['sasl.oauthbearer.token.endpoint.url', values.tokenEndpoint],
    ['sasl.oauthbearer.client.id', values.clientId],
    [
      'sasl.oauthbearer.client.secret',
      secrets.clientSecret === undefined ? undefined : reference(secrets.clientSecret),
    ],
    ['sasl.oauthbearer.scope', values.scope],
    ['sasl.oauthbearer.extensions', list === '' ? undefined : list],
    ['sasl.oauthbearer.sub.claim.name', values.subClaimName],
    // One for the broker, one for the token endpoint.
    ['ssl.ca.location', files.ca],
    ['ssl.ca.pem', values.ca],
    ['https.ca.location', files.ca],
    ['https.ca.pem', values.ca],
    ['group.id', values.groups?.split(',')[0]],
  ]);
}
