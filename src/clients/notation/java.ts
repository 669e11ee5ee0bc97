import { HANDLER, HANDLER_PROPERTY, isKafkaAtLeast } from '../java-login.ts';
import { JAAS_STRING, JAVA_SETTINGS } from '../java-properties.ts';
import { JAAS, jaasPieces } from './jaas.ts';
import { given, usesOAuth } from './writable.ts';
import type { Given, Reference, WritableClient, WritableKey, Written } from './writable.ts';

/** The settings that the properties of a Java client can hold. */
export const JAVA_EXPRESSES: ReadonlySet<WritableKey> = new Set([
  'bootstrapServers',
  'securityProtocol',
  'saslMechanism',
  'tokenEndpoint',
  'clientId',
  'clientSecret',
  'scope',
  'headerUrlencode',
  'subClaimName',
  'token',
  'ca',
  'groups',
  'logicalCluster',
  'poolId',
  'extensions',
]);

/**
 * The properties of a Java client, with `sasl.jaas.config` as one line. The names of KIP-1139 are used for 4.1 and later, the
 * first version that reads them; the JAAS string then holds only the extensions, which have no other place.
 *
 * @param reference writes a reference to an environment variable
 */
export function javaProperties(client: WritableClient, reference: Reference): readonly Written[] {
  const { values, files = {} } = client;
  const oauth = usesOAuth(client);
  const endpoint = files.token === undefined ? values.tokenEndpoint : fileUrl(files.token);
  const options = optionsFor(client, reference);
  return given([
    [JAVA_SETTINGS.bootstrapServers.read[0], values.bootstrapServers],
    [JAVA_SETTINGS.securityProtocol.read[0], values.securityProtocol],
    [JAVA_SETTINGS.saslMechanism.read[0], values.saslMechanism],
    [HANDLER_PROPERTY, oauth ? HANDLER : undefined],
    [JAVA_SETTINGS.tokenEndpoint.read[0], endpoint],
    ...(hasNewNames(client) ? credentials(client, reference, propertyFor) : []),
    [JAAS_STRING, oauth || options.length > 0 ? jaasPieces(options).join(' ') : undefined],
    [JAVA_SETTINGS.headerUrlencode.read[0], values.headerUrlencode],
    [JAVA_SETTINGS.subClaimName.read[0], values.subClaimName],
    ...trust(client),
    // A consumer is in one group.
    [JAVA_SETTINGS.groups.read[0], values.groups?.split(',')[0]],
  ]);
}

/** The options of the JAAS string. */
export const optionsFor = (client: WritableClient, reference: Reference): readonly Written[] =>
  given([
    ...(hasNewNames(client) ? [] : credentials(client, reference, optionFor)),
    ...Object.entries(client.extensions).map(([name, value]): Written => [`extension_${name}`, value]),
    // These verify the token endpoint's certificate, those of the client the broker's (KAFKA-13490).
    ...trust(client),
  ]);

const hasNewNames = ({ values }: WritableClient): boolean =>
  isKafkaAtLeast(values.clientVersion, JAVA_SETTINGS.clientId.since) === true;

type Credential = 'clientId' | 'clientSecret' | 'scope';

/** The newer names are properties of the client. */
const propertyFor = (key: Credential): string => JAVA_SETTINGS[key].read[0];

/** The older names are options of the JAAS string, where they have no prefix. */
const optionFor = (key: Credential): string => JAVA_SETTINGS[key].fix.replace(JAAS, '');

const credentials = (
  { values, secrets }: WritableClient,
  reference: Reference,
  nameFor: (key: Credential) => string,
): readonly Given[] => [
  [nameFor('clientId'), values.clientId],
  [nameFor('clientSecret'), secrets.clientSecret === undefined ? undefined : reference(secrets.clientSecret)],
  [nameFor('scope'), values.scope],
];

const trust = ({ values, files = {} }: WritableClient): readonly Given[] => [
  ['ssl.truststore.type', values.ca === undefined && files.ca === undefined ? undefined : 'PEM'],
  ['ssl.truststore.certificates', values.ca],
  ['ssl.truststore.location', files.ca],
];

/** KIP-768. */
const fileUrl = (path: string): string => (path.startsWith('/') ? `file://${path}` : `file:${path}`);

/** KIP-421 and KIP-887: how a client of Kafka 3.5 or later reads environment variables. Unless a JVM forbids it (CVE-2024-31141). */
export const ENVIRONMENT_PROVIDER: readonly Written[] = [
  ['config.providers', 'env'],
  ['config.providers.env.class', 'org.apache.kafka.common.config.provider.EnvVarConfigProvider'],
];

export const environmentReference = (variable: string): string => `\${env:${variable}}`;
