import { describe, expect, it } from 'vitest';
import { loginHandlerOf } from '../../../src/clients/java-login.ts';
import { missingFrom } from '../../../src/clients/setting-names.ts';
import { clientFacts } from '../../../src/settings/facts.ts';
import { loadTarget } from '../../../src/doctor/load.ts';
import { UsageError } from '../../../src/text/problem.ts';
import { fileOf, read } from './_read-file.ts';

const JAAS = (id: string): string =>
  `org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="${id}";`;

describe('Kafka Connect connector', () => {
  it('is read: the consumer that signs in with OAUTHBEARER, and not the producer that does not', () => {
    const { settings, places, ...rest } = read('connect-json/sink-override.json');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      scope: 'kafka',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({
      bootstrapServers: '9:45',
      clientId: '14:132',
      scope: '14:225',
      poolId: '14:300',
    });
    expect(rest).toEqual({
      format: 'Kafka Connect connector, the client of consumer.override.*',
      oddities: [],
      elsewhere: ['clientSecret: the configuration provider file'],
    });
  });

  it('is read without an envelope, and with the prefixes of Replicator', () => {
    const { settings, places, format } = read('connect-json/replicator.json');
    expect(format).toBe('Kafka Connect connector, the client of dest.kafka.*');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'an-example-of-a-secret',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ clientId: '11:122', clientSecret: '11:158', poolId: '11:246' });
  });

  it("overrides MirrorMaker's clusters with its clients", () => {
    const { settings, places, format } = read('connect-json/mirror-source.json', undefined, {
      MIRROR_SECRET: 'from-the-environment',
    });
    expect(format).toBe('Kafka Connect connector, the client of target.admin.*');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.acme.example/oauth2/token',
      clientId: 'mirror',
      clientSecret: 'from-the-environment',
      scope: 'kafka-admin',
      logicalCluster: 'lkc-a1b2c3',
    });
    expect(places).toMatchObject({ bootstrapServers: '9:42', scope: '16:45' });
  });

  it("lets a connector's override win over the worker's prefix, without calling it given twice", () => {
    const text = JSON.stringify({
      'connector.class': 'X',
      'producer.sasl.mechanism': 'OAUTHBEARER',
      'producer.sasl.jaas.config': JAAS('worker'),
      'producer.override.sasl.jaas.config': JAAS('connector'),
    });
    expect(read('x.json', text)).toMatchObject({
      settings: { saslMechanism: 'OAUTHBEARER', clientId: 'connector' },
      oddities: [],
    });
  });

  it('is read where a program keeps the settings of a Java client in JSON', () => {
    const text = JSON.stringify({ 'sasl.mechanism': 'OAUTHBEARER', 'sasl.jaas.config': JAAS('orders') });
    expect(read('x.json', text)).toMatchObject({
      format: 'Kafka Connect connector',
      settings: { client: 'java', clientId: 'orders' },
    });
  });

  it('says nothing about what an override leaves to the worker', async () => {
    const text = JSON.stringify({
      'connector.class': 'X',
      'producer.override.sasl.mechanism': 'OAUTHBEARER',
    });
    const configured = clientFacts(
      await loadTarget({
        flags: { 'client-config': 'x.json' },
        env: {},
        warn: () => undefined,
        readFile: async () => Buffer.from(text),
        readStdin: async () => Buffer.from(''),
      }),
    );
    expect(configured.configuration?.places).not.toHaveProperty('securityProtocol');
    expect(missingFrom(configured)).toEqual([]);
    expect(loginHandlerOf(configured.configuration!, configured).kind).toBe('own');
  });

  it.each([
    ['GET /connectors/{name}', (config: object) => ({ name: 'sink', config, tasks: [], type: 'sink' })],
    [
      'GET /connectors?expand=info',
      (config: object) => ({
        file: { info: { name: 'file', config: { 'connector.class': 'FileStreamSource' } } },
        sink: { info: { name: 'sink', config, tasks: [], type: 'sink' }, status: { type: 'sink' } },
      }),
    ],
    ['a list of them', (config: object) => [{ name: 'sink', config }]],
    [
      'a list with one of Confluent Cloud',
      (config: object) => [
        { name: 'managed', config: { 'connector.class': 'S3_SINK', 'kafka.auth.mode': 'SERVICE_ACCOUNT' } },
        { name: 'sink', config },
      ],
    ],
  ])('is read from %s', (_, around) => {
    const config = {
      'connector.class': 'X',
      'consumer.override.sasl.mechanism': 'OAUTHBEARER',
      'consumer.override.sasl.jaas.config': JAAS('sink'),
    };
    expect(read('x.json', JSON.stringify(around(config)))).toMatchObject({
      format: 'Kafka Connect connector, the client of consumer.override.*',
      settings: { saslMechanism: 'OAUTHBEARER', clientId: 'sink' },
    });
  });

  it('describes every client that signs in, in every connector', () => {
    const config = (id: string) => ({
      'connector.class': 'X',
      'producer.override.sasl.mechanism': 'OAUTHBEARER',
      'producer.override.sasl.jaas.config': JAAS(id),
    });
    const { reading } = fileOf('x.json', JSON.stringify([{ config: config('a') }, { config: config('b') }]));
    expect(
      [reading, ...(reading.others ?? [])].map(
        ({ found }) => found.find(({ key }) => key === 'clientId')?.value,
      ),
    ).toEqual(['a', 'b']);
  });

  it("is rejected in the form of Confluent Cloud's API, which contains no sign-in", () => {
    const text = `{"name": "sink", "config": {
      "connector.class": "S3_SINK",
      "cloud.environment": "prod",
      "kafka.endpoint": "SASL_SSL://pkc-7k2zq.us-east-1.aws.confluent.cloud:9092"
    }}`;
    expect(() => read('x.json', text)).toThrow(/^x\.json:3:8: this is a fully managed connector/);
  });

  it('is rejected when it is fully managed, which excludes OAuth', () => {
    const text = `{"name": "sink", "config": {
      "connector.class": "S3_SINK",
      "kafka.auth.mode": "KAFKA_API_KEY",
      "kafka.api.key": "AAAAAAAAAAAAAAAA"
    }}`;
    expect(() => read('x.json', text)).toThrow(
      new UsageError([
        'x.json:3:8: this is a fully managed connector of Confluent Cloud; those sign in with an API key or a service account, not with OAuth',
      ]),
    );
  });
});
