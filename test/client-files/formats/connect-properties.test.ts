import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lint } from '../../../src/doctor/lint.ts';
import { clientsIn, givenByClientFile, readClientFile } from '../../../src/client-files/client-file.ts';
import { fileOf, read } from './_read-file.ts';

describe('Kafka Connect worker properties', () => {
  it("are read: the worker's own client, and not the producer with another sign-in", () => {
    const { settings, places, ...rest } = read(
      'connect-properties/connect-distributed.properties',
      undefined,
      {
        CONNECT_SECRET: 'from-the-environment',
      },
    );
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'from-the-environment',
      scope: 'kafka',
      groups: 'connect-orders',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ tokenEndpoint: '16:37', clientSecret: '19:17', poolId: '22:29' });
    expect(rest).toEqual({
      format: 'Kafka Connect worker properties, the settings without a prefix',
      oddities: [],
      elsewhere: [],
    });
  });

  it("give a producer the worker's bootstrap servers, and nothing else of the worker", () => {
    const { settings, places, format } = read('connect-properties/worker-with-prefixes.properties');
    expect(format).toBe('Kafka Connect worker properties, the client of producer.*');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'an-example-of-a-secret',
      logicalCluster: 'lkc-a1b2c3',
    });
    expect(places).toMatchObject({
      bootstrapServers: '1:21',
      securityProtocol: '6:30',
      clientSecret: '9:164',
    });
  });

  it("are read with the clients of Debezium's schema history", () => {
    const { settings, places, format } = read('connect-properties/debezium-source.properties');
    expect(format).toBe('Kafka Connect worker properties, the client of schema.history.internal.producer.*');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.acme.example/oauth2/token',
      clientId: 'debezium',
      clientSecret: 'an-example-of-a-secret',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ bootstrapServers: '4:49', saslMechanism: '7:49', poolId: '10:250' });
  });

  it("gives the admin client the worker's own settings, like Worker.adminConfigs", () => {
    const text = [
      'key.converter=x',
      'group.id=connect',
      'security.protocol=SASL_SSL',
      'sasl.mechanism=OAUTHBEARER',
      'sasl.oauthbearer.token.endpoint.url=https://id.acme.example/token',
      'admin.sasl.oauthbearer.scope=admin',
      'producer.sasl.mechanism=PLAIN',
    ].join('\n');
    expect(read('worker.properties', text)).toMatchObject({
      format: 'Kafka Connect worker properties, the client of admin.*',
      settings: {
        saslMechanism: 'OAUTHBEARER',
        tokenEndpoint: 'https://id.acme.example/token',
        scope: 'admin',
      },
    });
  });

  it("finds the worker's configuration providers for a prefixed client", () => {
    const text = [
      'config.providers=env',
      'key.converter=x',
      'plugin.path=/usr/share/java',
      'producer.sasl.mechanism=OAUTHBEARER',
      'producer.sasl.oauthbearer.client.credentials.client.secret=${env:SECRET}',
    ].join('\n');
    expect(read('worker.properties', text, { SECRET: 's' }).settings['clientSecret']).toBe('s');
    expect(read('worker.properties', text).elsewhere).toEqual([
      'clientSecret: the environment variable SECRET',
    ]);
  });

  it.each([
    ['a plain client', 'bootstrap.servers=b:9092\nsasl.mechanism=OAUTHBEARER\ngroup.id=g\n'],
    [
      'Kafka Streams',
      'application.id=orders\nsasl.mechanism=OAUTHBEARER\nproducer.sasl.mechanism=OAUTHBEARER\n',
    ],
  ])('are not %s', (_, text) => {
    expect(fileOf('client.properties', text).format.id).toBe('java-properties');
  });

  describe('of a worker that signs in', () => {
    const worker = readFileSync(
      'fixtures/client-files/connect-properties/connect-distributed.properties',
      'utf8',
    ).replace(/\nproducer\..*/g, '');
    const untold = (more: string): readonly string[] =>
      read('connect.properties', `${worker}${more}`).oddities.filter((each) => /^connectors/.test(each));

    it('are reported when its connectors have no settings for it', () => {
      expect(untold('')).toEqual(['connectors-untold sasl.mechanism 14:16']);
      expect(untold('admin.sasl.mechanism=OAUTHBEARER\n')).toHaveLength(1);
    });

    it.each(['producer.', 'consumer.', 'producer.override.'])('are enough with %s', (prefix) => {
      expect(untold(`${prefix}sasl.mechanism=OAUTHBEARER\n`)).toEqual([]);
    });

    it('do not apply to a client, nor to a worker with another sign-in', () => {
      expect(read('connect.properties', worker.replace('key.converter', 'converter')).oddities).toEqual([]);
      expect(read('connect.properties', worker.replace('OAUTHBEARER', 'PLAIN')).oddities).toEqual([]);
    });

    it('have the lines of the advice, in any continuation style', () => {
      const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-connect-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const path = join(folder, 'connect.properties');
      writeFileSync(path, worker);
      const { findings } = lint(readClientFile(path, readFileSync(path)), { env: {} });
      const [command] = findings.find(({ id }) => id === 'config/connect-clients-unset')?.fix?.commands ?? [];
      const lines = execFileSync('sh', ['-c', command?.text ?? 'false'], { encoding: 'utf8' });
      const completed = readClientFile(path, Buffer.from(`${worker}${lines}`));
      expect(lint(completed, { env: {} }).findings).toEqual([]);
      const clients = clientsIn(completed).map(
        (each) => givenByClientFile(each, { CONNECT_SECRET: 's' }).settings,
      );
      expect(clients).toHaveLength(3);
      const [first] = clients;
      for (const { groups: _, ...each } of clients) expect(first).toMatchObject(each);
    });
  });
});
