import { HANDLER, HANDLER_PROPERTY, isKafkaAtLeast, LOGIN_MODULE } from '../../clients/java-login.ts';
import { JAVA_SETTINGS } from '../../clients/java-properties.ts';
import type { PortableClient, Writer } from '../writing.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { escapeJaas } from '../../text/jaas.ts';

/** A property or an option, and its value. */
export type Written = readonly [name: string, value: string];

/** What a Java client can be told by its properties. */
export const JAVA_EXPRESSES: ReadonlySet<SettingKey> = new Set([
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
 * The properties of a Java client, `sasl.jaas.config` among them as one line. The names of KIP-1139 are used from 4.1 on, the
 * first version that reads them; the JAAS string then holds nothing but the extensions, which have no other place.
 *
 * @param reference how a variable is referred to
 */
export function javaProperties(client: PortableClient, reference: Writer['reference']): readonly Written[] {
  const { values, files = {} } = client;
  const oauth = values.saslMechanism === undefined || /^oauthbearer$/i.test(values.saslMechanism.trim());
  const endpoint = files.token === undefined ? values.tokenEndpoint : fileUrl(files.token);
  const options = jaasOptions(client, reference);
  return given([
    [JAVA_SETTINGS.bootstrapServers.read[0], values.bootstrapServers],
    [JAVA_SETTINGS.securityProtocol.read[0], values.securityProtocol],
    [JAVA_SETTINGS.saslMechanism.read[0], values.saslMechanism],
    [HANDLER_PROPERTY, oauth ? HANDLER : undefined],
    [JAVA_SETTINGS.tokenEndpoint.read[0], endpoint],
    ...(hasNewNames(client) ? credentials(client, reference, propertyFor) : []),
    [
      JAVA_SETTINGS.jaasString.read[0],
      oauth || options.length > 0 ? jaasPieces(options).join(' ') : undefined,
    ],
    [JAVA_SETTINGS.headerUrlencode.read[0], values.headerUrlencode],
    [JAVA_SETTINGS.subClaimName.read[0], values.subClaimName],
    ...trust(client),
    // A consumer is in one group.
    [JAVA_SETTINGS.groups.read[0], values.groups?.split(',')[0]],
  ]);
}

/** The options of the JAAS string. */
export const jaasOptions = (client: PortableClient, reference: Writer['reference']): readonly Written[] =>
  given([
    ...(hasNewNames(client) ? [] : credentials(client, reference, optionFor)),
    ...Object.entries(client.extensions).map(([name, value]): Written => [`extension_${name}`, value]),
    // The token endpoint's certificate is judged by these, the broker's by those of the client (KAFKA-13490).
    ...trust(client),
  ]);

/** The pieces of a JAAS string, which blanks separate: the login module, and each of its options. */
export function jaasPieces(options: readonly Written[]): readonly string[] {
  const pieces = [
    `${LOGIN_MODULE} required`,
    ...options.map(([name, value]) => `${jaasName(name)}="${escapeJaas(value)}"`),
  ];
  return pieces.map((piece, index) => (index === pieces.length - 1 ? `${piece};` : piece));
}

/** A `StreamTokenizer` takes for a word what begins with a letter; all else must be in quotes. */
const jaasName = (name: string): string =>
  /^[A-Za-z][\w$-]*(?:\.[\w$-]+)*$/.test(name) ? name : `"${escapeJaas(name)}"`;

const hasNewNames = ({ values }: PortableClient): boolean =>
  isKafkaAtLeast(values.clientVersion, JAVA_SETTINGS.clientId.since) === true;

type Credential = 'clientId' | 'clientSecret' | 'scope';

/** The newer names are properties of the client. */
const propertyFor = (key: Credential): string => JAVA_SETTINGS[key].read[0];

/** The older names are options of the JAAS string, where they have no prefix. */
const optionFor = (key: Credential): string => JAVA_SETTINGS[key].fix.replace('jaas:', '');

const credentials = (
  { values, secrets }: PortableClient,
  reference: Writer['reference'],
  nameFor: (key: Credential) => string,
): readonly Given[] => [
  [nameFor('clientId'), values.clientId],
  [nameFor('clientSecret'), secrets.clientSecret === undefined ? undefined : reference(secrets.clientSecret)],
  [nameFor('scope'), values.scope],
];

const trust = ({ values, files = {} }: PortableClient): readonly Given[] => [
  ['ssl.truststore.type', values.ca === undefined && files.ca === undefined ? undefined : 'PEM'],
  ['ssl.truststore.certificates', values.ca],
  ['ssl.truststore.location', files.ca],
];

/** KIP-768. */
const fileUrl = (path: string): string => (path.startsWith('/') ? `file://${path}` : `file:${path}`);

export type Given = readonly [name: string, value: string | undefined];

/** Without what is not given. */
export const given = (pairs: readonly Given[]): readonly Written[] =>
  pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));

/** KIP-421 and KIP-887: how a client of Kafka 3.5 or later reads environment variables. Unless a JVM forbids it (CVE-2024-31141). */
export const ENVIRONMENT_PROVIDER: readonly Written[] = [
  ['config.providers', 'env'],
  ['config.providers.env.class', 'org.apache.kafka.common.config.provider.EnvVarConfigProvider'],
];

export const environmentReference = (variable: string): string => `\${env:${variable}}`;
