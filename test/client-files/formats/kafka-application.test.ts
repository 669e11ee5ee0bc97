import { describe, expect, it } from 'vitest';
import { clientsIn } from '../../../src/client-files/client-file.ts';
import { fileOf, read } from './_read-file.ts';

const CLOUD = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const OAUTH = {
  client: 'java',
  securityProtocol: 'SASL_SSL',
  saslMechanism: 'OAUTHBEARER',
  logicalCluster: 'lkc-a1b2',
  poolId: 'pool-a1b2',
} as const;
const OKTA = {
  tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
  clientId: '0oa1b2c3d4e5f6g7h8i9',
} as const;

describe('Kafka application properties', () => {
  it("are read for Schema Registry: its store's client, without its listener", () => {
    const { settings, places, ...rest } = read(
      'kafka-application-properties/schema-registry.properties',
      undefined,
      { REGISTRY_SECRET: 'from-the-environment' },
    );
    expect(settings).toEqual({
      ...OAUTH,
      ...OKTA,
      bootstrapServers: `SASL_SSL://${CLOUD}`,
      clientSecret: 'from-the-environment',
    });
    expect(places).toMatchObject({
      bootstrapServers: '8:30',
      saslMechanism: '10:27',
      tokenEndpoint: '12:48',
      clientSecret: '15:19',
      poolId: '17:31',
    });
    expect(rest).toEqual({
      format: 'Kafka application properties, the client of kafkastore.*',
      oddities: [],
      elsewhere: [],
    });
  });

  it('are read for Quarkus: the production profile, a connector with the common servers', () => {
    const { settings, places, ...rest } = read('kafka-application-properties/quarkus.properties');
    expect(settings).toEqual({
      ...OAUTH,
      bootstrapServers: CLOUD,
      tokenEndpoint: 'https://sso.acme.com/realms/kafka/protocol/openid-connect/token',
      clientId: 'prices',
    });
    expect(places).toMatchObject({ bootstrapServers: '3:31', saslMechanism: '6:60', poolId: '9:251' });
    expect(rest).toEqual({
      format:
        'Kafka application properties, the client of mp.messaging.connector.smallrye-kafka.*, the profile prod',
      oddities: [],
      elsewhere: ['clientSecret: the environment variable PRICES_SECRET'],
    });
  });

  it('are read for MirrorMaker 2: of two clusters the one that signs in with OAuth', () => {
    const { settings, places, format } = read('kafka-application-properties/mm2.properties');
    expect(format).toBe('Kafka application properties, the client of cloud.*');
    expect(settings).toEqual({
      ...OAUTH,
      ...OKTA,
      bootstrapServers: CLOUD,
      clientSecret: 'not-a-real-secret',
    });
    expect(places).toMatchObject({ bootstrapServers: '10:27', clientSecret: '17:17' });
  });

  it("are read for MirrorMaker 2: the clusters' settings are not mixed, whether or not they sign in", () => {
    const text = `clusters = near, cloud
near.bootstrap.servers = a.acme.com:9092
near.ssl.truststore.location = /near.jks
cloud.sasl.mechanism = OAUTHBEARER
retries = 3
`;
    const { properties } = fileOf('mm2.properties', text).reading;
    expect(properties.map(({ name }) => name.text)).toEqual(['clusters', 'retries', 'sasl.mechanism']);
  });

  it('has every client that signs in', () => {
    const both = `a.sasl.mechanism=OAUTHBEARER\na.sasl.oauthbearer.scope=s\nb.sasl.mechanism=OAUTHBEARER\nc.sasl.mechanism=PLAIN`;
    expect(clientsIn(fileOf('x.properties', both)).map(({ reading }) => reading.prefix)).toEqual([
      'a.',
      'b.',
    ]);
  });

  const MECHANISM = (prefix: string): string => `${prefix}sasl.mechanism=OAUTHBEARER`;
  it.each([
    ['shorter prefixes under longer ones', `kafka.bootstrap.servers=s:1\n${MECHANISM('kafka.consumer.')}`],
    ['the servers of all', `bootstrap.servers=s:1\n${MECHANISM('confluent.controlcenter.streams.')}`],
    ['Streams’ settings of all', `application.id=a\nbootstrap.servers=s:1\n${MECHANISM('main.consumer.')}`],
    ['the REST Proxy’s clients', `client.bootstrap.servers=s:1\n${MECHANISM('client.')}`],
    ['a channel over its connector', `kafka.bootstrap.servers=s:1\n${MECHANISM('mp.messaging.incoming.x.')}`],
    [
      'the profile over what is common',
      `kafka.bootstrap.servers=t:1\n%prod.kafka.bootstrap.servers=s:1\n${MECHANISM('%prod.kafka.')}`,
    ],
  ])('has %s', (_, text) => {
    expect(read('x.properties', text).settings).toMatchObject({
      bootstrapServers: 's:1',
      saslMechanism: 'OAUTHBEARER',
    });
  });

  it.each([
    ['mirror', 'clusters=a\nsecurity.protocol=SASL_SSL\na.sasl.mechanism=OAUTHBEARER', 'SASL_SSL'],
    ['ksqlDB', 'security.protocol=SASL_SSL\nksql.streams.sasl.mechanism=OAUTHBEARER', 'SASL_SSL'],
    [
      'Schema Registry, which takes nothing of all',
      'security.protocol=SASL_SSL\nkafkastore.sasl.mechanism=OAUTHBEARER',
      'PLAINTEXT',
    ],
  ])('inherits from settings without a prefix what %s inherits', (_, text, protocol) => {
    expect(read('x.properties', text).settings).toMatchObject({ securityProtocol: protocol });
  });

  it('says nothing about missing settings of a custom application', () => {
    const own = fileOf('x.properties', 'acme.kafka.sasl.mechanism=OAUTHBEARER');
    expect(own.reading).toMatchObject({ isPartial: true });
    expect(own.reading.found.map(({ key }) => key)).toEqual(['saslMechanism']);
    expect(fileOf('x.properties', 'kafka.sasl.mechanism=X').reading).not.toHaveProperty('isPartial');
  });

  it('expands what their readers expand', () => {
    const env = { S: 'filled in' };
    const scope = (prefix: string, value: string): unknown =>
      read('x.properties', `${prefix}sasl.oauthbearer.scope=${value}`, env).settings['scope'];
    expect(scope('kafka.', '${S}')).toBe('filled in');
    expect(scope('kafkastore.', '${S}')).toBe('${S}');
    expect(scope('config.providers=env\nkafkastore.', '${env:S}')).toBe('filled in');
  });

  it.each([
    ['Connect’s', 'producer.sasl.mechanism=X', /^Kafka Connect/],
    ['a plain client’s', 'sasl.mechanism=X\nproducer.sasl.login.class=y', /^(?:Java client|Kafka Connect)/],
    ['Spring’s', 'spring.kafka.properties.sasl.mechanism=X', /^Spring/],
  ])('is not %s', (_, text, format) => {
    expect(read('x.properties', text).format).toMatch(format);
  });
});

describe('Kafka application YAML', () => {
  it('is read for Kafbat UI, with the servers beside the properties', () => {
    const { settings, places, ...rest } = read('kafka-application-yaml/kafka-ui.yml');
    expect(settings).toEqual({ ...OAUTH, ...OKTA, bootstrapServers: CLOUD });
    expect(places).toMatchObject({ bootstrapServers: '6:25', tokenEndpoint: '12:46', poolId: '13:226' });
    expect(rest).toEqual({
      format: 'Kafka application YAML, the client of kafka.clusters[1].properties.*',
      oddities: [],
      elsewhere: ['clientSecret: the environment variable UI_SECRET'],
    });
  });

  it.each([
    ['akhq.yml', 'akhq.connections.ccloud.properties.', { bootstrapServers: '5:29', clientSecret: '13:25' }],
    ['micronaut.yml', 'kafka.', { bootstrapServers: '2:12', clientSecret: '16:25', poolId: '18:37' }],
  ])('is read for %s', (file, prefix, where) => {
    const { settings, places, format } = read(`kafka-application-yaml/${file}`);
    expect(format).toBe(`Kafka application YAML, the client of ${prefix}*`);
    expect(settings).toEqual({
      ...OAUTH,
      ...OKTA,
      bootstrapServers: CLOUD,
      clientSecret: 'not-a-real-secret',
    });
    expect(places).toMatchObject(where);
  });

  it('is read for a service with librdkafka', () => {
    const { settings, places } = read('kafka-application-yaml/go-service.yaml');
    expect(settings).toEqual({
      ...OAUTH,
      ...OKTA,
      client: 'librdkafka',
      bootstrapServers: CLOUD,
      clientSecret: 'not-a-real-secret',
    });
    expect(places).toMatchObject({ saslMechanism: '6:20', poolId: '11:71' });
  });

  it("is read as a client's own properties", () => {
    const { settings, format } = read('x.yaml', 'security.protocol: SASL_SSL\nsasl.mechanism: OAUTHBEARER');
    expect(format).toBe('Kafka application YAML');
    expect(settings).toMatchObject({ client: 'java', saslMechanism: 'OAUTHBEARER' });
  });

  it("does not match librdkafka's own name that looks like a prefix", () => {
    const text = 'sasl.mechanisms=OAUTHBEARER\nenable.sasl.oauthbearer.unsecure.jwt=true\n';
    expect(read('client.conf', text).format).toBe('librdkafka properties');
  });

  it("is not Spring's", () => {
    const text = 'spring: {kafka: {properties: {sasl.mechanism: X}}}';
    expect(read('x.yaml', text).format).toMatch(/^Spring/);
  });

  it('is not a manifest', () => {
    const manifest = 'apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\nsasl.mechanism: X';
    expect(() => read('x.yaml', manifest)).toThrow(
      /^x\.yaml:1:1: no Kafka client settings found: no client file/,
    );
  });
});
