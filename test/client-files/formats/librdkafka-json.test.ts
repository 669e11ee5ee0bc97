import { describe, expect, it } from 'vitest';
import { fileOf, read } from './_read-file.ts';
import { itIsWrittenAndReadBack } from './_round-trip.ts';
import format from '../../../src/client-files/formats/librdkafka-json.ts';

describe('librdkafka configuration in JSON', () => {
  it('is read as Python passes it to Consumer()', () => {
    const { settings, places, ...rest } = read('librdkafka-json/python-consumer.json');
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: String.raw`an-example/of\a secret`,
      scope: 'kafka',
      groups: 'billing',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz,pool-w9Qr',
    });
    expect(places).toMatchObject({
      bootstrapServers: '2:25',
      tokenEndpoint: '6:43',
      clientSecret: '8:38',
      logicalCluster: '10:50',
      poolId: '10:76',
    });
    expect(rest).toEqual({ format: 'librdkafka configuration in JSON', oddities: [], elsewhere: [] });
  });

  it("is found in a program's settings: of several clients the one that signs in with OAUTHBEARER", () => {
    const { settings, places } = read('librdkafka-json/go-nested.json');
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'sasl_ssl',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.acme.example/realms/kafka/protocol/openid-connect/token',
      clientId: 'kafka-orders',
      clientSecret: 'an-example-of-a-secret',
      caFile: '/etc/ssl/certs/acme-root.pem',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({
      bootstrapServers: '6:29',
      clientSecret: '11:61',
      ca: '14:29',
      poolId: '13:80',
    });
  });

  it("is read from .NET's appsettings, with comments and the names of ClientConfig", () => {
    const { settings, places } = read('librdkafka-json/appsettings.Production.json');
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: 'pkc-7k2zq.westeurope.azure.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint:
        'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
      clientId: '66666666-7777-8888-9999-000000000000',
      clientSecret: 'an-example-of-a-secret',
      scope: 'api://66666666-7777-8888-9999-000000000000/.default',
      groups: 'billing',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ securityProtocol: '6:26', saslMechanism: '7:23', poolId: '13:76' });
  });

  it("has kafkajs's names in the block kafkaJS of confluent-kafka-javascript", () => {
    const { settings, places } = read('librdkafka-json/confluent-kafka-javascript.json');
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers:
        'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092,pkc-7k2zq.us-east-1.aws.confluent.cloud:9093',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'an-example-of-a-secret',
      logicalCluster: 'lkc-a1b2c3',
    });
    expect(places).toMatchObject({
      bootstrapServers: '4:18',
      securityProtocol: '5:12',
      saslMechanism: '6:29',
    });
  });

  it.each([
    ['without ssl', { sasl: { mechanism: 'oauthbearer' } }, 'SASL_PLAINTEXT'],
    ['with ssl', { ssl: true, sasl: { mechanism: 'oauthbearer' } }, 'SASL_SSL'],
  ])('knows the security protocol of a block kafkaJS %s', (_, kafkaJS, expected) => {
    expect(read('x.json', JSON.stringify({ kafkaJS })).settings['securityProtocol']).toBe(expected);
  });

  it('lets properties beside the block kafkaJS win, as confluent-kafka-javascript does', () => {
    const text = JSON.stringify({
      'security.protocol': 'sasl_ssl',
      kafkaJS: { ssl: false, sasl: { mechanism: 'oauthbearer' } },
    });
    expect(read('x.json', text)).toMatchObject({ settings: { securityProtocol: 'sasl_ssl' }, oddities: [] });
  });

  it('reports a property that is set twice, of which the last counts', () => {
    const text =
      '{"sasl.oauthbearer.scope": "a",\n "sasl.oauthbearer.method": "oidc",\n "sasl.oauthbearer.scope": "b"}';
    const { settings, oddities } = read('x.json', text);
    expect(settings['scope']).toBe('b');
    expect(oddities).toEqual(['given-twice sasl.oauthbearer.scope 3:3']);
  });

  it('reads numbers and booleans as text, and null as not given', () => {
    const text = JSON.stringify({
      'sasl.oauthbearer.method': 'oidc',
      'group.id': 7,
      'sasl.oauthbearer.scope': null,
    });
    expect(read('x.json', text).settings).toMatchObject({ groups: '7' });
    expect(read('x.json', text).settings).not.toHaveProperty('scope');
  });

  it.each([
    ['in lists', (client: object): unknown => ({ Clusters: [{ Name: 'a', Producer: client }] })],
    ['as a list', (client: object): unknown => [client]],
    ['deep down', (client: object): unknown => ({ a: { b: { c: { d: { e: { f: client } } } } } })],
  ])('is found %s', (_, around) => {
    const client = {
      BootstrapServers: 'b:9092',
      SaslMechanism: 'OAuthBearer',
      SaslOauthbearerMethod: 'Oidc',
    };
    expect(read('appsettings.json', JSON.stringify(around(client))).settings).toMatchObject({
      bootstrapServers: 'b:9092',
      saslMechanism: 'OAUTHBEARER',
    });
  });

  it.each([
    ['SaslSsl', 'OAuthBearer', 'Oidc'],
    ['saslssl', 'oauthbearer', 'oidc'],
    ['SASL_SSL', 'OAUTHBEARER', 'OIDC'],
    [3, 4, 1],
  ])(
    'accepts enumeration members in every form that .NET does: %s, %s, %s',
    (protocol, mechanism, method) => {
      const client = { SecurityProtocol: protocol, SaslMechanism: mechanism, SaslOauthbearerMethod: method };
      const file = fileOf('appsettings.json', JSON.stringify(client));
      expect(
        Object.fromEntries(file.reading.properties.map(({ name, value }) => [name.text, value.text])),
      ).toEqual({
        'security.protocol': 'SASL_SSL',
        'sasl.mechanism': 'OAUTHBEARER',
        'sasl.oauthbearer.method': 'oidc',
      });
    },
  );

  it('leaves an unknown enumeration member unchanged', () => {
    const file = fileOf('appsettings.json', '{"SecurityProtocol": "SaslTls", "SaslMechanism": 9}');
    expect(file.reading.properties.map(({ value }) => value.text)).toEqual(['SaslTls', '9']);
  });

  itIsWrittenAndReadBack(format);
});
