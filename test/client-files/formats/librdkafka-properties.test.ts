import { describe, expect, it } from 'vitest';
import { fileOf, read } from './_read-file.ts';

const SIGN_IN = { client: 'librdkafka', securityProtocol: 'SASL_SSL', saslMechanism: 'OAUTHBEARER' } as const;
const NOTHING_ODD = { format: 'librdkafka properties', oddities: [], elsewhere: [] } as const;

describe('librdkafka properties', () => {
  it("are read like kcat's, with a literal backslash, = and # in the secret", () => {
    const { settings, places, ...rest } = read('librdkafka-properties/kcat.conf');
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: String.raw`an\example=of#a secret`,
      scope: 'kafka',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz,pool-w9Qr',
    });
    expect(places).toMatchObject({
      bootstrapServers: '2:22',
      clientSecret: '8:32',
      logicalCluster: '10:44',
      poolId: '10:70',
    });
    expect(rest).toEqual(NOTHING_ODD);
  });

  it("are read like those of Confluent's Python examples, with section headers", () => {
    const { settings, places, ...rest } = read('librdkafka-properties/python.config');
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'sasl_ssl',
      tokenEndpoint: 'https://id.acme.example/realms/kafka/protocol/openid-connect/token',
      clientId: 'kafka-orders',
      clientSecret: 'an-example-of-a-secret',
      groups: 'billing',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ tokenEndpoint: '6:39', groups: '12:12', poolId: '9:73' });
    expect(rest).toEqual(NOTHING_ODD);
  });

  it('are read under their newer names and aliases, with certificates for each side', () => {
    const { settings, places, ...rest } = read('librdkafka-properties/librdkafka.properties');
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'broker-1.acme.example:9093,broker-2.acme.example:9093',
      tokenEndpoint:
        'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
      clientId: '66666666-7777-8888-9999-000000000000',
      clientSecret: 'Abc8Q~an.example-of_a~secret',
      scope: 'api://66666666-7777-8888-9999-000000000000/.default',
      subClaimName: 'appid',
      logicalCluster: 'lkc-a1b2c3',
    });
    expect(places).toMatchObject({ saslMechanism: '4:16', clientId: '8:47', clientSecret: '9:51' });
    expect(rest).toEqual(NOTHING_ODD);
  });

  it("are recognised among names of both families by one of librdkafka's alone", () => {
    const text = 'bootstrap.servers=b:9092\nssl.ca.location=/etc/ca.pem\nsasl.mechanism=OAUTHBEARER\n';
    expect(fileOf('client.conf', text).format.id).toBe('librdkafka-properties');
  });

  it('have spaces in an extension only where librdkafka keeps them', () => {
    const text = String.raw`sasl.oauthbearer.extensions= logicalCluster=lkc-1 , note=a\tb\, c`;
    expect(read('client.conf', text).settings).toMatchObject({
      logicalCluster: 'lkc-1',
      extensions: { note: 'a\tb, c' },
    });
  });

  it("have librdkafka's defaults for unset properties", () => {
    const { settings } = read('client.conf', 'sasl.oauthbearer.method=oidc\n');
    expect(settings).toMatchObject({ securityProtocol: 'PLAINTEXT', saslMechanism: 'GSSAPI' });
  });

  it("add Kafka's port to a broker without one, and none after a reference", () => {
    const brokers = 'a.acme.com, SASL_SSL://b.acme.com ,c.acme.com:9093,[::1],${X}';
    const { settings, places } = read(
      'client.conf',
      `sasl.oauthbearer.method=oidc\nbootstrap.servers=${brokers}\n`,
    );
    expect(settings['bootstrapServers']).toBe(
      'a.acme.com:9092,SASL_SSL://b.acme.com:9092,c.acme.com:9093,[::1]:9092,${X}',
    );
    expect(places['bootstrapServers']).toBe('2:19');
  });

  it('must be UTF-8', () => {
    const bytes = 'sasl.oauthbearer.method=oidc\nsasl.oauthbearer.scope=grün\n';
    expect(read('client.conf', bytes).settings['scope']).toBe('grün');
  });

  it('use the last of several, and report it', () => {
    const text = 'sasl.oauthbearer.method=default\nsasl.oauthbearer.method=oidc\n';
    expect(read('client.conf', text).oddities).toEqual(['given-twice sasl.oauthbearer.method 2:1']);
  });
});
