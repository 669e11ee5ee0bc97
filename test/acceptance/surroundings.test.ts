import { describe, expect, it } from 'vitest';
import { lint } from '../../src/doctor/lint.ts';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { BOOTSTRAP, HANDLER, java, librdkafka, MODULE } from './_sound-files.ts';

/*
 * What is between a file and its client matters too: what writes it, which class reads it, and which broker it is for.
 */

const linted = (file: string, text: string) =>
  lint(readClientFile(file, Buffer.from(text)), { env: {} }).findings;
const idsIn = (file: string, text: string): readonly string[] => linted(file, text).map(({ id }) => id);
const commandsIn = (file: string, text: string): string =>
  linted(file, text)
    .flatMap(({ fix }) => fix?.commands ?? [])
    .map((command) => command.text)
    .join('\n');

const INSIDE = 'http://keycloak:8080/realms/kafka/protocol/openid-connect/token';
const CREDENTIALS = 'clientId="registry" clientSecret="Zt5nqVw8sLrPxKy2MdJc7HbGfAe4Qu"';

/** The settings of a client as variables of an image, with a JAAS string as YAML has it. */
const compose = (image: string, prefix: string, jaas: string, url = INSIDE): string => `services:
  it:
    image: ${image}
    environment:
      ${prefix}BOOTSTRAP_SERVERS: broker:9093
      ${prefix}SECURITY_PROTOCOL: SASL_SSL
      ${prefix}SASL_MECHANISM: OAUTHBEARER
      ${prefix}SASL_LOGIN_CALLBACK_HANDLER_CLASS: ${HANDLER}
      ${prefix}SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: ${url}
      ${prefix}SASL_JAAS_CONFIG: ${jaas}
`;
const CONTINUED = `|
        ${MODULE} required \\
        clientId="registry" \\
        clientSecret="Zt5nqVw8sLrPxKy2MdJc7HbGfAe4Qu";`;

const CONFLUENTS: readonly (readonly [string, string])[] = [
  ['confluentinc/cp-schema-registry:7.9.1', 'SCHEMA_REGISTRY_KAFKASTORE_'],
  ['confluentinc/cp-kafka-rest:7.9.1', 'KAFKA_REST_CLIENT_'],
  ['confluentinc/cp-ksqldb-server:7.9.1', 'KSQL_'],
  ['confluentinc/cp-enterprise-control-center:7.9.1', 'CONTROL_CENTER_STREAMS_'],
];

describe("Confluent's images write each variable as a line of a .properties file", () => {
  it.each(CONFLUENTS)('%s continues a line at a backslash', (image, prefix) => {
    expect(idsIn('compose.yml', compose(image, prefix, CONTINUED))).toEqual([]);
  });

  it.each(CONFLUENTS)('%s ends the string at the end of the line without one', (image, prefix) => {
    const text = compose(image, prefix, CONTINUED.replaceAll(' \\', ''));
    expect(idsIn('compose.yml', text)).toContain('config/jaas-quoting');
  });

  it('applies to an env file and a Kubernetes manifest too', () => {
    const value = `"${MODULE} required \\\\\\n ${CREDENTIALS.replaceAll('"', '\\"')};"`;
    const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: registry }
spec:
  template:
    spec:
      containers:
        - name: registry
          image: confluentinc/cp-schema-registry:7.9.1
          env:
            - { name: SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS, value: 'broker:9093' }
            - { name: SCHEMA_REGISTRY_KAFKASTORE_SECURITY_PROTOCOL, value: SASL_SSL }
            - { name: SCHEMA_REGISTRY_KAFKASTORE_SASL_MECHANISM, value: OAUTHBEARER }
            - { name: SCHEMA_REGISTRY_KAFKASTORE_SASL_LOGIN_CALLBACK_HANDLER_CLASS, value: ${HANDLER} }
            - { name: SCHEMA_REGISTRY_KAFKASTORE_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, value: '${INSIDE}' }
            - { name: SCHEMA_REGISTRY_KAFKASTORE_SASL_JAAS_CONFIG, value: ${value} }
`;
    expect(idsIn('registry.yaml', manifest)).toEqual([]);
  });

  it('drops a backslash of a secret there', () => {
    const jaas = `'${MODULE} required clientId="registry" clientSecret="Zt5nqVw8sLr\\\\PxKy2MdJc7HbGfAe4Qu";'`;
    expect(idsIn('compose.yml', compose('confluentinc/cp-ksqldb-server:7.9.1', 'KSQL_', jaas))).toContain(
      'config/secret-backslash',
    );
  });

  it("does not apply to Kafka UI's image", () => {
    const text = compose('kafbat/kafka-ui', 'KAFKA_CLUSTERS_0_PROPERTIES_', CONTINUED);
    expect(idsIn('compose.yml', text)).toContain('config/jaas-quoting');
  });
});

describe('a fix for a broker outside Confluent Cloud', () => {
  it.each([
    [
      'client.properties',
      java({ bootstrap: 'broker.acme.com:9093', extensions: '' })
        .replace(';\n', '\n')
        .replace('clientSecret="', "clientSecret='"),
    ],
    ['compose.yml', compose('confluentinc/cp-ksqldb-server:7.9.1', 'KSQL_', CONTINUED.replaceAll(' \\', ''))],
    [
      'schema-registry.properties',
      `kafkastore.bootstrap.servers=SASL_SSL://broker:9095\nkafkastore.security.protocol=SASL_SSL\nkafkastore.sasl.mechanism=OAUTHBEARER\nkafkastore.sasl.login.callback.handler.class=${HANDLER}\nkafkastore.sasl.oauthbearer.token.endpoint.url=${INSIDE}\n`,
    ],
    [
      'client2.properties',
      java({ bootstrap: 'b1:9093,b2:9093', extensions: '' }).replace(
        MODULE,
        'org.apache.kafka.common.security.plain.PlainLoginModule',
      ),
    ],
  ])('names none of its extensions in %s', (file, text) => {
    expect(commandsIn(file, text)).toContain('OAuthBearerLoginModule required');
    expect(commandsIn(file, text)).not.toMatch(/extension_|CLUSTER_ID|POOL_ID/);
  });

  it('names them for Confluent Cloud', () => {
    expect(commandsIn('client.properties', java({}).replace('";\n', '\n'))).toContain(
      'extension_logicalCluster',
    );
  });
});

describe('a token URL with http', () => {
  it.each([
    'http://keycloak:8080/realms/kafka/protocol/openid-connect/token',
    'http://keycloak.iam.svc:8080/token',
    'http://keycloak.iam.svc.cluster.local/token',
    'http://host.docker.internal:8080/token',
    'http://10.0.12.7:8080/token',
    'http://localhost:8080/token',
  ])('is accepted within a cluster: %s', (url) => {
    expect(idsIn('client.properties', java({ url, bootstrap: 'broker:9093', extensions: '' }))).toEqual([]);
  });

  it.each(['http://sso.acme.com:8080/token', 'http://sso.acme.corp:8180/realms/k/token'])(
    'is reported elsewhere, without suggesting https on the same port: %s',
    (url) => {
      const text = java({ url });
      expect(idsIn('client.properties', text)).toEqual(['config/token-url-http']);
      expect(commandsIn('client.properties', text)).toBe('');
    },
  );
});

const handled = (
  handler: string,
  options: string,
  more = '',
  bootstrap = BOOTSTRAP,
): string => `bootstrap.servers=${bootstrap}
security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
sasl.login.callback.handler.class=${handler}
sasl.jaas.config=${MODULE} required${options};
${more}`;

describe("login handlers that are not Kafka's", () => {
  it.each([
    [
      "Amazon MSK's",
      handled(
        'software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler',
        ' awsRoleArn="arn:aws:iam::1:role/r" awsStsRegion="eu-west-1"',
        'sasl.client.callback.handler.class=software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler\n',
        'b-1.msk.abc.c2.kafka.eu-west-1.amazonaws.com:9098',
      ),
    ],
    [
      "Google's",
      handled(
        'com.google.cloud.hosted.kafka.auth.GcpLoginCallbackHandler',
        '',
        '',
        'bootstrap.c1.europe-west1.managedkafka.proj.cloud.goog:9092',
      ),
    ],
    [
      "Event Hubs', of one's own",
      handled(
        'com.example.azure.CustomAuthenticateCallbackHandler',
        '',
        '',
        'ns.servicebus.windows.net:9093',
      ),
    ],
    [
      "Confluent's for AWS IAM",
      handled(
        'io.confluent.kafka.clients.plugins.auth.oauth.aws.AwsIamOAuthBearerLoginCallbackHandler',
        ' region="eu-west-1" audience="https://confluent.cloud/oidc" extension_logicalCluster="lkc-a1b2c3" extension_identityPoolId="pool-a1b2"',
        'sasl.oauthbearer.aws.region=eu-west-1\n',
      ),
    ],
    [
      "Confluent's for Azure",
      handled(
        'io.confluent.oauth.azure.managedidentity.OAuthBearerLoginCallbackHandler',
        ' clientId="ignored" clientSecret="ignored" useWorkloadIdentity="true" extension_logicalCluster="lkc-a1b2c3"',
      ),
    ],
    [
      "Conduktor's for Azure",
      handled(
        'io.conduktor.kafka.security.oauthbearer.azure.AzureManagedIdentityCallbackHandler',
        ' azureAuthType="clientcertificate" clientId="b1a2c3d4-1111-4222-8333-abcdefabcdef" tenantId="t" certificate="/c.pem" scope="https://r/.default" extension_logicalCluster="lkc-a1b2c3"',
      ),
    ],
    ["Quarkus's", handled('io.quarkus.kafka.client.oauth.OidcClientLoginCallbackHandler', '')],
    [
      'a retriever of one’s own',
      `${handled(HANDLER, ' extension_logicalCluster="lkc-a1b2c3"')}sasl.oauthbearer.jwt.retriever.class=com.acme.kafka.VaultJwtRetriever\n`,
    ],
  ])('%s are sound without a token URL and credentials', (_, text) => {
    expect(idsIn('client.properties', text)).toEqual([]);
  });

  it.each([
    [
      'librdkafka.conf',
      'sasl.oauthbearer.config=region=us-east-1,audience=https://confluent.cloud/oidc\n',
      [],
    ],
    ['librdkafka2.conf', 'sasl.oauthbearer.config=region=us-east-1\n', ['config/metadata-auth-no-callback']],
    ['librdkafka3.conf', '', ['config/metadata-auth-no-callback']],
  ])('aws_iam of librdkafka in %s', (file, more, expected) => {
    const text = `bootstrap.servers=${BOOTSTRAP}\nsecurity.protocol=SASL_SSL\nsasl.mechanisms=OAUTHBEARER\nsasl.oauthbearer.method=oidc\nsasl.oauthbearer.metadata.authentication.type=aws_iam\nsasl.oauthbearer.extensions=logicalCluster=lkc-a1b2c3,identityPoolId=pool-a1b2\n${more}`;
    expect(idsIn(file, text)).toEqual(expected);
  });

  const STRIMZI = 'io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler';
  const strimzi = (secret: string, end: string): string =>
    handled(
      STRIMZI,
      ` oauth.client.id="kafka-app" oauth.client.secret="${secret}" oauth.token.endpoint.uri="https://sso.acme.com/token"`,
    ).replace(';\n', `${end}\n`);

  it("Strimzi's does not encode the secret, and gets no such setting suggested", () => {
    const text = strimzi('a%{b|c>d:e,f}', ';');
    expect(idsIn('client.properties', text)).toEqual(['config/secret-urlencoding']);
    expect(commandsIn('client.properties', text)).toBe('');
  });

  it("Strimzi's has its own options in a fix", () => {
    const line = commandsIn('client.properties', strimzi('Zt5nqVw8sLrPxKy2MdJc7HbGfAe4Qu', ''));
    expect(line).toMatch(/ oauth\.client\.id="kafka-app" .*oauth\.token\.endpoint\.uri="https:\/\/sso/);
    expect(line).toContain('oauth.sasl.extension.logicalCluster=');
    expect(line).not.toMatch(/ clientId=| extension_/);
  });

  it('a class that the program does not contain is reported', () => {
    const METADATA = 'io.confluent.kafka.clients.plugins.auth.token.TokenUserLoginCallbackHandler';
    const client = (indent: string): string =>
      Object.entries({
        'bootstrap.servers': 'kafka.acme.com:9094',
        'security.protocol': 'SASL_SSL',
        'sasl.mechanism': 'OAUTHBEARER',
        'sasl.login.callback.handler.class': METADATA,
        'sasl.jaas.config': `${MODULE} required username="u" password="p" metadataServerUrls="https://kafka.acme.com:8090";`,
      })
        .map(([name, value]) => `${indent}${name}: ${JSON.stringify(value)}\n`)
        .join('');
    const akhq = `akhq:\n  connections:\n    prod:\n      properties:\n${client('        ')}`;
    const kafbat = `kafka:\n  clusters:\n    - name: prod\n      bootstrapServers: kafka.acme.com:9094\n      properties:\n${client('        ')}`;
    for (const text of [akhq, kafbat]) {
      const [finding, ...others] = linted('application.yml', text);
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ id: 'config/callback-handler-class', severity: 'warning' });
      expect(finding!.because).toContain('kafka-client-plugins');
    }
    const properties = client('').replaceAll(
      /: "(.*)"\n/g,
      (_, value: string) => `=${value.replaceAll('\\"', '"')}\n`,
    );
    expect(idsIn('client.properties', properties)).toEqual([]);
  });
});

const WORKER: Readonly<Record<string, string>> = {
  CONNECT_BOOTSTRAP_SERVERS: BOOTSTRAP,
  CONNECT_SECURITY_PROTOCOL: 'SASL_SSL',
  CONNECT_SASL_MECHANISM: 'OAUTHBEARER',
  CONNECT_SASL_LOGIN_CALLBACK_HANDLER_CLASS: HANDLER,
  CONNECT_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: 'https://sso.acme.com/token',
  CONNECT_SASL_JAAS_CONFIG: `${MODULE} required ${CREDENTIALS} extension_logicalCluster="lkc-a1b2c3";`,
};
const forClients = (...roles: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...Object.entries(WORKER),
    ...roles.flatMap((role) =>
      Object.entries(WORKER)
        .filter(([name]) => !name.endsWith('SERVERS'))
        .map(([name, value]) => [name.replace('CONNECT_', `CONNECT_${role}_`), value] as const),
    ),
  ]);

type Variables = Readonly<Record<string, string>>;
const AS: readonly (readonly [file: string, write: (variables: Variables) => string])[] = [
  ['connect.env', (all) => linesOf(all, (name, value) => `${name}=${value}`)],
  ['connect.sh', (all) => `#!/bin/sh\n${linesOf(all, (name, value) => `export ${name}='${value}'`)}`],
  [
    'compose.yml',
    (all) =>
      `services:\n  connect:\n    image: confluentinc/cp-kafka-connect:7.9.1\n    environment:\n${linesOf(all, (name, value) => `      ${name}: '${value}'`)}`,
  ],
  [
    'compose-list.yml',
    (all) =>
      `services:\n  connect:\n    image: quay.io/debezium/connect:3.0\n    environment:\n${linesOf(all, (name, value) => `      - '${name}=${value}'`)}`,
  ],
  [
    'connect.yaml',
    (all) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: connect }\nspec:\n  template:\n    spec:\n      containers:\n        - name: connect\n          env:\n${linesOf(all, (name, value) => `            - { name: ${name}, value: '${value}' }`)}`,
  ],
];
const linesOf = (all: Variables, line: (name: string, value: string) => string): string =>
  Object.entries(all)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('');

describe("a Kafka Connect worker's variables", () => {
  it.each(AS)('without settings for its producers and consumers are reported in %s', (file, write) => {
    const text = write(WORKER);
    const [finding, ...others] = linted(file, text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'config/connect-clients-unset', severity: 'warning' });
    const before = text.slice(0, text.indexOf('OAUTHBEARER')).split('\n');
    expect(finding!.place).toEqual({ line: before.length, column: before.at(-1)!.length + 1 });
    expect(finding!.fix!.summary).toContain('CONNECT_PRODUCER_');
  });

  it.each(AS)('with settings for one of them are sound in %s', (file, write) => {
    expect(idsIn(file, write(forClients('PRODUCER', 'CONSUMER')))).toEqual([]);
    expect(idsIn(file, write(forClients('CONSUMER')))).toEqual([]);
  });
});

const ALLOWED = 'org.apache.kafka.sasl.oauthbearer.allowed.urls';

describe("allowed.urls in a client's file", () => {
  const url = 'https://sso.acme.com/token';
  it.each([
    ['client.properties', `${java({ url })}${ALLOWED}=${url}\n`],
    ['other.properties', `${ALLOWED}=https://other.acme.com/token\n${java({ url })}`],
    [
      'application.yml',
      `spring:\n  kafka:\n    properties:\n${java({ url })
        .trimEnd()
        .replaceAll(/^([\w.]+)=(.*)$/gm, "      $1: '$2'")}\n      ${ALLOWED}: ${url}\n`,
    ],
    [
      'connect-distributed.properties',
      `group.id=c\nkey.converter=x\n${java({ url })}${java({ url }).replaceAll(/^(?=\w)/gm, 'producer.')}${ALLOWED}=${url}\n`,
    ],
    [
      'registry.env',
      `${linesOf(WORKER, (name, value) => `${name}=${value}`).replaceAll('CONNECT_', 'SCHEMA_REGISTRY_KAFKASTORE_')}SCHEMA_REGISTRY_KAFKASTORE_ORG_APACHE_KAFKA_SASL_OAUTHBEARER_ALLOWED_URLS=${url}\n`,
    ],
  ])('has no effect in %s', (file, text) => {
    const [finding, ...others] = linted(file, text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'config/allowed-urls-missing', severity: 'warning' });
    expect(finding!.fix!.commands[0]!.text).toContain(`-D${ALLOWED}=`);
    const name = file.endsWith('.env') ? 'SCHEMA_REGISTRY_KAFKASTORE_ORG' : ALLOWED;
    expect(finding!.place!.line).toBe(text.slice(0, text.indexOf(name)).split('\n').length);
  });

  it('is harmless before Kafka 4.0, and when the JVM has it too', () => {
    const file = readClientFile('client.properties', Buffer.from(`${java({ url })}${ALLOWED}=${url}\n`));
    const said = (settings: Readonly<Record<string, unknown>>) => lint(file, { env: {}, settings }).findings;
    expect(said({ clientVersion: '3.9.1' })).toEqual([]);
    expect(said({ clientVersion: '4.1.0', allowedUrls: [url] })).toEqual([]);
    expect(said({ clientVersion: '4.1.0' }).map(({ id }) => id)).toEqual(['config/allowed-urls-missing']);
  });
});

describe("librdkafka's ssl.ca.location without https.ca.location", () => {
  const ask = (url: string, more: string): string => `${librdkafka({ url })}${more}`;
  it.each([
    ['ssl.ca.location=/etc/acme/ca.pem\n', 'https.ca.location=/etc/acme/ca.pem'],
    [
      'ssl.ca.location=/etc/ssl/certs/ca-certificates.crt\n',
      'https.ca.location=/etc/ssl/certs/ca-certificates.crt',
    ],
    ['ssl.ca.pem=-----BEGIN CERTIFICATE-----\n', 'https.ca.pem=$CA_FILE'],
  ])('is a hint when a company runs the identity provider: %s', (more, line) => {
    const text = ask('https://sso.acme.com/as/token.oauth2', more);
    expect(linted('librdkafka.conf', text)).toMatchObject([
      { id: 'config/https-ca-not-set', severity: 'warning' },
    ]);
    expect(commandsIn('librdkafka.conf', text)).toBe(line);
  });

  it.each([
    [
      'a vendor runs it',
      ask('https://acme.okta.com/oauth2/v1/token', 'ssl.ca.location=/etc/acme/ca.pem\n').replace(
        'k1',
        '0oa1gjh63g214q0Hq0g4',
      ),
    ],
    ['both are set', ask('https://sso.acme.com/token', 'ssl.ca.location=/a.pem\nhttps.ca.location=/a.pem\n')],
    ['the system is asked', ask('https://sso.acme.com/token', 'ssl.ca.location=probe\n')],
    ['nothing is set', ask('https://sso.acme.com/token', '')],
    ['no TLS is in use', ask('http://keycloak:8080/token', 'ssl.ca.location=/etc/acme/ca.pem\n')],
    [
      'the application fetches the token',
      `bootstrap.servers=${BOOTSTRAP}\nsecurity.protocol=SASL_SSL\nsasl.mechanisms=OAUTHBEARER\nssl.ca.location=/etc/acme/ca.pem\n`,
    ],
  ])('is not reported when %s', (_, text) => {
    expect(idsIn('librdkafka.conf', text)).toEqual([]);
  });
});
