import { describe, expect, it } from 'vitest';
import { fileOf, writeExtensions, writeProperty, writeSetting } from '../../src/causes/_notation.ts';
import type { ClientConfiguration } from '../../src/evidence/configuration.ts';

const file = (
  name: string,
  format: string,
  ...properties: readonly string[]
): { readonly configuration: ClientConfiguration } => ({
  configuration: {
    file: name,
    format,
    properties: properties.map((each) => ({ name: each, at: { line: 1, column: 1 } })),
    oddities: [],
    places: {},
  },
});

const EXTENSIONS = { logicalCluster: 'lkc-1', identityPoolId: 'pool-1,pool-2' };
const texts = (commands: readonly { readonly text: string }[]) => commands.map(({ text }) => text);

describe('a setting to paste', () => {
  it('is written as Java and librdkafka call it when it is not known which client it is', () => {
    expect(writeSetting({}, 'mechanism', 'OAUTHBEARER').text).toBe('sasl.mechanism=OAUTHBEARER');
    expect(writeSetting({}, 'scope', 'kafka').text).toBe('sasl.oauthbearer.scope=kafka');
  });

  it('has the name that the file has for it', () => {
    const given = {
      client: 'librdkafka' as const,
      ...file('app.conf', 'librdkafka properties', 'sasl.mechanisms'),
    };
    expect(writeSetting(given, 'mechanism', 'OAUTHBEARER').text).toBe('sasl.mechanisms=OAUTHBEARER');
  });

  it('is a row of keys and values in an account of SnapLogic, which makes the JAAS string itself', () => {
    const account = { client: 'java' as const, ...file('account.txt', 'SnapLogic Kafka OAuth2 Account') };
    expect(texts(writeExtensions(account, EXTENSIONS))).toEqual([
      '# in the fields of the account, or its advanced Kafka properties:\nextension_logicalCluster = lkc-1\nextension_identityPoolId = pool-1,pool-2',
    ]);
    expect(writeSetting(account, 'client id', 'orders').text).toMatch(/clientId = orders$/);
  });

  it('stands in the JAAS string where Java has it there', () => {
    const old = {
      client: 'java' as const,
      ...file('client.properties', 'Java client properties', 'jaas:scope'),
    };
    expect(writeSetting(old, 'scope', 'a "b"').text).toBe('# in sasl.jaas.config:\nscope="a \\"b\\""');
    const fresh = {
      client: 'java' as const,
      ...file('c.properties', 'Java client properties', 'sasl.oauthbearer.scope'),
    };
    expect(writeSetting(fresh, 'scope', 'kafka').text).toBe('sasl.oauthbearer.scope=kafka');
  });

  it.each([
    ['client.json', 'librdkafka JSON', '"security.protocol": "SASL_SSL"'],
    ['client.yaml', 'Kubernetes ConfigMap', 'security.protocol: SASL_SSL'],
    [
      'application.properties',
      'Spring Boot properties',
      'spring.kafka.properties.security.protocol=SASL_SSL',
    ],
    ['client.properties', 'Java client properties', 'security.protocol=SASL_SSL'],
  ])('is in the notation of %s', (name, format, line) => {
    expect(writeProperty(file(name, format), 'security.protocol', 'SASL_SSL').text).toBe(line);
  });

  it('says how an application tells it to kafkajs', () => {
    expect(writeSetting({ client: 'kafkajs' }, 'bootstrap server', 'a:9092,b:9092').text).toBe(
      "brokers: ['a:9092', 'b:9092']",
    );
    expect(writeSetting({ client: 'kafkajs' }, 'token endpoint', 'https://idp.example/token').text).toContain(
      'https://idp.example/token',
    );
  });
});

describe('extensions to paste', () => {
  it('are written for Java and for librdkafka when it is not known which client it is', () => {
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
  ] as const)('are written for %s alone when it is that', (client, text) => {
    expect(texts(writeExtensions({ client }, EXTENSIONS))).toEqual([text]);
  });
});

describe('the file', () => {
  it('is named as it was given, and quoted for the shell', () => {
    expect(fileOf({})).toBe('client.properties');
    expect(fileOf(file("it's.properties", 'Java client properties'))).toBe(String.raw`'it'\''s.properties'`);
  });
});
