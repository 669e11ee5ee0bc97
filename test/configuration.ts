import { HANDLER, LOGIN_MODULE } from '../src/clients/java-login.ts';
import type { ClientConfiguration, Oddity, Program } from '../src/evidence/configuration.ts';
import type { FamilyId } from '../src/evidence/family.ts';
import type { Evidence } from '../src/evidence/evidence.ts';
import { TOKEN_ENDPOINT, type Change } from './given.ts';

/** `null`: it is set, but its value is not to be shown. */
export type Properties = Readonly<Record<string, string | null>>;

/** A healthy Java file, by Confluent's documentation. */
export const JAVA: Properties = {
  'bootstrap.servers': 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
  'security.protocol': 'SASL_SSL',
  'sasl.mechanism': 'OAUTHBEARER',
  'sasl.login.callback.handler.class': HANDLER,
  'sasl.oauthbearer.token.endpoint.url': TOKEN_ENDPOINT,
  'sasl.jaas.config': null,
  'jaas:loginModule': LOGIN_MODULE,
  'jaas:clientId': 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
  'jaas:clientSecret': null,
  'jaas:extension_logicalCluster': 'lkc-orders1',
  'jaas:extension_identityPoolId': 'pool-orders',
  acks: 'all',
};

/** A healthy file of librdkafka. */
export const LIBRDKAFKA: Properties = {
  'bootstrap.servers': 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
  'security.protocol': 'SASL_SSL',
  'sasl.mechanisms': 'OAUTHBEARER',
  'sasl.oauthbearer.method': 'oidc',
  'sasl.oauthbearer.token.endpoint.url': TOKEN_ENDPOINT,
  'sasl.oauthbearer.client.id': 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
  'sasl.oauthbearer.client.secret': null,
  'sasl.oauthbearer.extensions': 'logicalCluster=lkc-orders1,identityPoolId=pool-orders',
  'session.timeout.ms': '45000',
};

/** The key in `places` for each property. */
const SETTINGS: Readonly<Record<string, string>> = {
  'bootstrap.servers': 'bootstrapServers',
  'security.protocol': 'securityProtocol',
  'sasl.mechanism': 'saslMechanism',
  'sasl.mechanisms': 'saslMechanism',
  'sasl.oauthbearer.token.endpoint.url': 'tokenEndpoint',
  'jaas:clientId': 'clientId',
  'jaas:clientSecret': 'clientSecret',
  'sasl.oauthbearer.client.id': 'clientId',
  'sasl.oauthbearer.client.secret': 'clientSecret',
  'sasl.oauthbearer.client.credentials.client.id': 'clientId',
  'sasl.oauthbearer.client.credentials.client.secret': 'clientSecret',
  'jaas:extension_logicalCluster': 'logicalCluster',
  'jaas:extension_identityPoolId': 'poolId',
};

interface File {
  readonly client: FamilyId;
  readonly version?: string;
  readonly program?: Program;
  /** Instead of those of the healthy file; `undefined` removes one. */
  readonly properties?: Readonly<Record<string, string | null | undefined>>;
  readonly oddities?: readonly Omit<Oddity, 'at'>[];
}

const HEALTHY_FILES: Readonly<Record<FamilyId, readonly [formatId: string, properties: Properties]>> = {
  java: ['java-properties', JAVA],
  librdkafka: ['librdkafka-properties', LIBRDKAFKA],
  kafkajs: ['kafkajs-json', {}],
};

/** The configuration came from such a file: every property on its own line, `client.properties:n:1`. */
export const fromFile =
  ({ client, version, program, properties, oddities = [] }: File): Change =>
  (evidence) => {
    const [formatId, healthy] = HEALTHY_FILES[client];
    const all = Object.entries({ ...healthy, ...properties }).filter(
      (entry): entry is [string, string | null] => entry[1] !== undefined,
    );
    const placed = all.map(([name, value], index) => ({
      name,
      ...(value !== null && { value }),
      at: { line: index + 1, column: 1 },
    }));
    const configuration: ClientConfiguration = {
      file: 'client.properties',
      format: 'client configuration',
      formatId,
      syntax: client === 'kafkajs' ? 'json' : 'properties',
      ...(program !== undefined && { program }),
      properties: placed,
      oddities: oddities.map((each) => ({
        ...each,
        at: placed.find(({ name }) => name === each.subject)?.at ?? { line: 1, column: 1 },
      })),
      places: Object.fromEntries(
        placed.flatMap(({ name, at }) => (SETTINGS[name] === undefined ? [] : [[SETTINGS[name], at]])),
      ),
    };
    return {
      ...evidence,
      client: {
        ...evidence.client,
        // The default of Java and librdkafka.
        clientAuth: 'client_secret_basic',
        client,
        ...(version !== undefined && { clientVersion: version }),
        configuration,
      },
    };
  };

/** What the client reads from its file. */
export const reads =
  (patch: Readonly<Partial<Record<keyof Evidence['client'], unknown>>>): Change =>
  (evidence) => ({
    ...evidence,
    client: Object.fromEntries(
      Object.entries({ ...evidence.client, ...patch }).filter(([, value]) => value !== undefined),
    ) as unknown as Evidence['client'],
  });
