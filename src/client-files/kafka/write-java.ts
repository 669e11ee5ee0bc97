import { HANDLER, isKafkaAtLeast, LOGIN_MODULE } from '../../clients/java-login.ts';
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
    ['bootstrap.servers', values.bootstrapServers],
    ['security.protocol', values.securityProtocol],
    ['sasl.mechanism', values.saslMechanism],
    ['sasl.login.callback.handler.class', oauth ? HANDLER : undefined],
    ['sasl.oauthbearer.token.endpoint.url', endpoint],
    ...(hasNewNames(client) ? credentials(client, reference, NEW_NAMES) : []),
    ['sasl.jaas.config', oauth || options.length > 0 ? jaasPieces(options).join(' ') : undefined],
    ['sasl.oauthbearer.header.urlencode', values.headerUrlencode],
    ['sasl.oauthbearer.sub.claim.name', values.subClaimName],
    ...trust(client),
    // A consumer is in one group.
    ['group.id', values.groups?.split(',')[0]],
  ]);
}

/** The options of the JAAS string. */
export const jaasOptions = (client: PortableClient, reference: Writer['reference']): readonly Written[] =>
  given([
    ...(hasNewNames(client) ? [] : credentials(client, reference, OLD_NAMES)),
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

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
}
const OLD_NAMES: Credentials = { clientId: 'clientId', clientSecret: 'clientSecret', scope: 'scope' };
const NEW_NAMES: Credentials = {
  clientId: 'sasl.oauthbearer.client.credentials.client.id',
  clientSecret: 'sasl.oauthbearer.client.credentials.client.secret',
  scope: 'sasl.oauthbearer.scope',
};

const hasNewNames = ({ values }: PortableClient): boolean =>
  isKafkaAtLeast(values.clientVersion, '4.1') === true;

const credentials = (
  { values, secrets }: PortableClient,
  reference: Writer['reference'],
  names: Credentials,
): readonly Given[] => [
  [names.clientId, values.clientId],
  [names.clientSecret, secrets.clientSecret === undefined ? undefined : reference(secrets.clientSecret)],
  [names.scope, values.scope],
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
