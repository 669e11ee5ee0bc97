import type { FixCommand } from '../../src/evidence/fix.ts';
import { describe, expect, it } from 'vitest';
import { fileOf, writeExtensions, writeProperty, writeSetting } from '../../src/clients/notation/notation.ts';
import { givenByClientFile, readClientFile } from '../../src/client-files/client-file.ts';
import type { Format } from '../../src/client-files/format.ts';
import { formats } from '../../src/client-files/formats/registry.generated.ts';
import type { ClientConfiguration } from '../../src/evidence/configuration.ts';

const file = (
  name: string,
  id: string,
  ...properties: readonly string[]
): { readonly configuration: ClientConfiguration } => ({
  configuration: {
    file: name,
    format: 'any',
    ...identified(id),
    properties: properties.map((each) => ({ name: each, at: { line: 1, column: 1 } })),
    oddities: [],
    places: {},
  },
});

const identified = (id: string) => {
  const { syntax, program }: Format = formats.find((each) => each.id === id)!;
  return { formatId: id, syntax, ...(program !== undefined && { program }) };
};

const EXTENSIONS = { logicalCluster: 'lkc-1', identityPoolId: 'pool-1,pool-2' };
const texts = (commands: readonly FixCommand[]) => commands.map(({ text }) => text.toString());

describe('a setting to paste', () => {
  it('is written for Java and for librdkafka when the client is unknown', () => {
    expect(writeSetting({}, 'saslMechanism', 'OAUTHBEARER').text.toString()).toBe(
      'sasl.mechanism=OAUTHBEARER',
    );
    expect(writeSetting({}, 'scope', 'kafka').text.toString()).toBe('sasl.oauthbearer.scope=kafka');
  });

  it("has the file's own name for it", () => {
    const given = {
      client: 'librdkafka' as const,
      ...file('app.conf', 'librdkafka-properties', 'sasl.mechanisms'),
    };
    expect(writeSetting(given, 'saslMechanism', 'OAUTHBEARER').text.toString()).toBe(
      'sasl.mechanisms=OAUTHBEARER',
    );
  });

  it('is a row of key and value in a SnapLogic account, which builds the JAAS string itself', () => {
    const account = { client: 'java' as const, ...file('account.txt', 'snaplogic') };
    expect(texts(writeExtensions(account, EXTENSIONS))).toEqual([
      '# in the fields of the account, or its advanced Kafka properties:\nextension_logicalCluster = lkc-1\nextension_identityPoolId = pool-1,pool-2',
    ]);
    expect(writeSetting(account, 'clientId', 'orders').text.toString()).toMatch(/clientId = orders$/);
  });

  it('is in the JAAS string if Java reads it there', () => {
    const old = {
      client: 'java' as const,
      ...file('client.properties', 'java-properties', 'jaas:scope'),
    };
    expect(writeSetting(old, 'scope', 'a "b"').text.toString()).toBe(
      '# in sasl.jaas.config:\nscope="a \\"b\\""',
    );
    const fresh = {
      client: 'java' as const,
      ...file('c.properties', 'java-properties', 'sasl.oauthbearer.scope'),
    };
    expect(writeSetting(fresh, 'scope', 'kafka').text.toString()).toBe('sasl.oauthbearer.scope=kafka');
  });

  it.each([
    ['client.json', 'librdkafka-json', '"security.protocol": "SASL_SSL"'],
    ['client.yaml', 'kubernetes', 'security.protocol: SASL_SSL'],
    [
      'application.properties',
      'spring-boot-properties',
      'spring.kafka.properties.security.protocol=SASL_SSL',
    ],
    ['client.properties', 'java-properties', 'security.protocol=SASL_SSL'],
  ])('is in the notation of %s', (name, format, line) => {
    expect(writeProperty(file(name, format), 'security.protocol', 'SASL_SSL').text.toString()).toBe(line);
  });

  const read = (name: string, text: string) => {
    const { configuration } = givenByClientFile(readClientFile(name, Buffer.from(text)), {});
    return { configuration };
  };
  const HANDLER = 'sasl.login.callback.handler.class';

  it.each([
    ['connect.env', 'CONNECT_SASL_MECHANISM=OAUTHBEARER', 'CONNECT_SASL_LOGIN_CALLBACK_HANDLER_CLASS=X'],
    [
      'x.sh',
      'export KAFKA_SASL_MECHANISM="OAUTHBEARER"',
      'export KAFKA_SASL_LOGIN_CALLBACK_HANDLER_CLASS="X"',
    ],
    [
      'compose.yaml',
      'services:\n  a:\n    environment:\n      - "CONNECT_SASL_MECHANISM=OAUTHBEARER"',
      '# beside CONNECT_SASL_MECHANISM in line 4:\n- "CONNECT_SASL_LOGIN_CALLBACK_HANDLER_CLASS=X"',
    ],
    [
      'pod.yaml',
      'kind: Pod\napiVersion: v1\nspec:\n  containers:\n    - env: [{ name: KAFKA_SASL_MECHANISM, value: OAUTHBEARER }]',
      '# beside KAFKA_SASL_MECHANISM in line 5:\n- name: KAFKA_SASL_LOGIN_CALLBACK_HANDLER_CLASS\n  value: X',
    ],
    [
      'application.properties',
      'spring.kafka.properties[sasl.mechanism]=OAUTHBEARER',
      'spring.kafka.properties[sasl.login.callback.handler.class]=X',
    ],
    [
      'application.yml',
      'spring:\n  kafka:\n    properties:\n      sasl.mechanism: OAUTHBEARER',
      '# under spring.kafka.properties:\nsasl.login.callback.handler.class: X',
    ],
    [
      'connect.properties',
      'key.converter=A\ngroup.id=g\nproducer.sasl.mechanism = OAUTHBEARER',
      'producer.sasl.login.callback.handler.class = X',
    ],
  ])('is spelled like its neighbours in %s', (name, content, line) => {
    expect(writeProperty({ client: 'java', ...read(name, content) }, HANDLER, 'X').text.toString()).toBe(
      line,
    );
  });

  it("has Spring's name where the client's own name would be overridden", () => {
    const file = read('application.properties', 'spring.kafka.properties.sasl.mechanism=OAUTHBEARER');
    expect(writeProperty({ client: 'java', ...file }, 'bootstrap.servers', 'a:9092').text.toString()).toBe(
      'spring.kafka.bootstrap-servers=a:9092',
    );
  });

  it("has .NET's names and members, with the comma that its place needs", () => {
    const text = '{ "Kafka": { "SaslMechanism": "Plain", "SaslOauthbearerMethod": "Oidc" } }';
    const dotnet = { client: 'librdkafka' as const, ...read('appsettings.json', text) };
    expect(writeSetting(dotnet, 'securityProtocol', 'SASL_SSL').text.toString()).toBe(
      '"SecurityProtocol": "SaslSsl",',
    );
    expect(writeSetting(dotnet, 'saslMechanism', 'OAUTHBEARER').text.toString()).toBe(
      '"SaslMechanism": "OAuthBearer",',
    );
    expect(writeProperty(dotnet, 'sasl.oauthbearer.method', 'oidc').text.toString()).toBe(
      '"SaslOauthbearerMethod": "Oidc"',
    );
  });

  it('has the names of a program that builds the properties itself', () => {
    const strimzi = read(
      'connect.yaml',
      'apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaConnect\nspec:\n  authentication:\n    type: oauth\n    clientId: a\n    scope: b',
    );
    expect(writeSetting(strimzi, 'scope', 'kafka').text.toString()).toBe('scope: kafka');
    expect(writeSetting(strimzi, 'tokenEndpoint', 'https://a/token').text.toString()).toBe(
      'tokenEndpointUri: https://a/token',
    );
    expect(texts(writeExtensions(strimzi, EXTENSIONS))).toEqual([
      'saslExtensions:\n  logicalCluster: lkc-1\n  identityPoolId: pool-1,pool-2',
    ]);
    const own = read('oauthbearer.yaml', 'client: java\nclientId: a\ntokenEndpoint: https://a/token');
    expect(writeSetting({ client: 'java', ...own }, 'securityProtocol', 'SASL_SSL').text.toString()).toBe(
      'securityProtocol: SASL_SSL',
    );
  });

  it('has quotes in the JAAS string that do not end the surrounding text', () => {
    const jaas = String.raw`{ "producer.override.sasl.jaas.config": "a.B required clientId=\"a\";" }`;
    const connector = { client: 'java' as const, ...read('connector.json', jaas) };
    expect(writeSetting(connector, 'scope', 'kafka').text.toString()).toBe(
      '# in producer.override.sasl.jaas.config:\nscope=\\"kafka\\"',
    );
    const empty = {
      client: 'java' as const,
      ...read('c.json', '{ "consumer.override.sasl.jaas.config": "a.B required;" }'),
    };
    expect(writeSetting(empty, 'scope', 'kafka').text.toString()).toBe(
      "# in consumer.override.sasl.jaas.config:\nscope='kafka'",
    );
  });

  it('says how an application passes it to kafkajs', () => {
    expect(writeSetting({ client: 'kafkajs' }, 'bootstrapServers', 'a:9092,b:9092').text.toString()).toBe(
      "brokers: ['a:9092', 'b:9092']",
    );
    expect(
      writeSetting({ client: 'kafkajs' }, 'tokenEndpoint', 'https://idp.example/token').text.toString(),
    ).toContain('https://idp.example/token');
  });
});

describe('extensions to paste', () => {
  it.each([
    ['a backslash', String.raw`acme\orders`],
    ['a backslash before a comma', String.raw`a\,b`],
    ['a backslash at the end', 'acme\\'],
    ['a tab', 'a\tb'],
  ])('are read by librdkafka as intended, with %s in a value', (_, team) => {
    const [line] = texts(writeExtensions({ client: 'librdkafka' }, { logicalCluster: 'lkc-1', team }));
    const properties = `sasl.mechanisms=OAUTHBEARER\nsasl.oauthbearer.method=oidc\n${line!}\n`;
    const { settings } = givenByClientFile(readClientFile('client.conf', Buffer.from(properties)), {});
    expect(settings).toMatchObject({ logicalCluster: 'lkc-1', extensions: { team } });
  });

  it('are written for Java and for librdkafka when the client is unknown', () => {
    expect(texts(writeExtensions({}, EXTENSIONS))).toEqual([
      '# Java, in sasl.jaas.config:\nextension_logicalCluster="lkc-1" extension_identityPoolId="pool-1,pool-2"',
      '# librdkafka (Python, Go, .NET, JavaScript):\nsasl.oauthbearer.extensions=logicalCluster=lkc-1,identityPoolId=pool-1\\,pool-2',
    ]);
  });

  it.each([
    [
      'java',
      '# in sasl.jaas.config:\nextension_logicalCluster="lkc-1" extension_identityPoolId="pool-1,pool-2"',
    ],
    ['librdkafka', 'sasl.oauthbearer.extensions=logicalCluster=lkc-1,identityPoolId=pool-1\\,pool-2'],
    [
      'kafkajs',
      "// beside value, in what your oauthBearerProvider returns:\nextensions: { logicalCluster: 'lkc-1', identityPoolId: 'pool-1,pool-2' }",
    ],
  ] as const)('are written only for %s when the client is known', (client, text) => {
    expect(texts(writeExtensions({ client }, EXTENSIONS))).toEqual([text]);
  });
});

describe('the file', () => {
  it('is named as given, and never becomes an option', () => {
    expect(fileOf({})).toBe('client.properties');
    expect(fileOf(file("it's.properties", 'java-properties'))).toBe("it's.properties");
    expect(fileOf(file('-x.properties', 'java-properties'))).toBe('./-x.properties');
  });
});
