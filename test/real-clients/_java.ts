import { run, type Program, type Ran } from './_child.ts';
import type { ClientSettings } from './_lab.ts';

/** The tools of Apache Kafka that are used here, by the class that their shell scripts start. */
export const TOOL = {
  topics: 'org.apache.kafka.tools.TopicCommand',
  consume: 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  brokerApiVersions: 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  oauthCompatibility: 'org.apache.kafka.tools.OAuthCompatibilityTool',
} as const;

export interface JavaRun {
  readonly classPath: string;
  readonly tool: string;
  /** `client.properties` is in this folder. */
  readonly args: (folder: string) => readonly string[];
  readonly client: ClientSettings;
  /** Further lines of `client.properties`. */
  readonly properties?: readonly string[];
  /** URLs that the JVM may fetch in addition to the token endpoint: none are allowed by default since Kafka 4.0. */
  readonly allowedUrls?: readonly string[];
  readonly patienceMs?: number;
}

/** Runs one of Kafka's tools in its own JVM. */
export const java = (options: JavaRun): Promise<Ran> => run(program(options));

const program = ({
  classPath,
  tool,
  args,
  client,
  properties = [],
  allowedUrls = [],
  patienceMs,
}: JavaRun): Program => ({
  file: 'java',
  args: (folder) => [
    '-XX:TieredStopAtLevel=1',
    `-Dlog4j2.configurationFile=${folder}/log4j2.properties`,
    `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${[client.tokenEndpoint, ...allowedUrls].join(',')}`,
    '-cp',
    classPath,
    tool,
    ...args(folder),
  ],
  files: {
    'client.properties': [clientProperties(client), ...properties].join(''),
    'log4j2.properties': LOGGING,
  },
  ...(patienceMs === undefined ? {} : { patienceMs }),
});

/** https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/identity-providers/oauth/clients/java-clients.html */
export function clientProperties(client: ClientSettings): string {
  const trust = { 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': client.caFile };
  const jaas = {
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    ...(client.scope === undefined ? {} : { scope: client.scope }),
    ...Object.fromEntries(
      Object.entries(client.extensions).map(([name, value]) => [`extension_${name}`, value]),
    ),
    // The module's options verify the token endpoint's certificate, those of the client the broker's.
    ...trust,
  };
  const options = Object.entries(jaas).map(([name, value]) => `${name}="${value}"`);
  const properties = {
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'OAUTHBEARER',
    'sasl.login.callback.handler.class':
      'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',
    'sasl.oauthbearer.token.endpoint.url': client.tokenEndpoint,
    'sasl.jaas.config': `org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required ${options.join(' ')};`,
    ...trust,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${escaped(value)}\n`)
    .join('');
}

/** `java.util.Properties` reads the bytes of a file as ISO 8859-1. */
const escaped = (value: string): string =>
  value
    .replaceAll('\\', '\\\\')
    .replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** As in the distribution's `config/tools-log4j2.yaml`: warnings, on stderr. */
const LOGGING = `
rootLogger.level = warn
rootLogger.appenderRef.err.ref = ERR
appender.err.type = Console
appender.err.name = ERR
appender.err.target = SYSTEM_ERR
appender.err.layout.type = PatternLayout
appender.err.layout.pattern = [%d] %p %m (%c)%n
`;
