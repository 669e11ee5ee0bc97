import { describe, expect, it } from 'vitest';
import format from '../../../src/client-files/formats/kafkajs-json.ts';
import { read } from './_read-file.ts';
import { itIsWrittenAndReadBack } from './_round-trip.ts';

const kafkajs = (members: object): Readonly<Record<string, unknown>> =>
  read('x.json', JSON.stringify({ brokers: ['b:9092'], sasl: { mechanism: 'oauthbearer' }, ...members }))
    .settings;

describe('kafkajs configuration in JSON', () => {
  it("is read with the token's settings in a block beside it", () => {
    const { settings, places, ...rest } = read('kafkajs-json/oauth-block.json', undefined, {
      KAFKA_CLIENT_SECRET: 'from-the-environment',
    });
    expect(settings).toEqual({
      client: 'kafkajs',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'from-the-environment',
      audience: 'https://kafka.acme.example',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
      extensions: { traceId: 't-1' },
    });
    expect(places).toMatchObject({
      bootstrapServers: '3:16',
      securityProtocol: '4:10',
      saslMechanism: '5:27',
      clientSecret: '10:22',
      poolId: '14:26',
      'extensions.traceId': '15:19',
    });
    expect(rest).toEqual({ format: 'kafkajs configuration in JSON', oddities: [], elsewhere: [] });
  });

  it('says which variable is missing', () => {
    expect(read('kafkajs-json/oauth-block.json').elsewhere).toEqual([
      'clientSecret: the environment variable KAFKA_CLIENT_SECRET',
    ]);
  });

  it('is read from the options of a NestJS microservice', () => {
    const { settings, places } = read('kafkajs-json/nest-microservice.json');
    expect(settings).toEqual({
      client: 'kafkajs',
      bootstrapServers:
        'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092,pkc-7k2zq.us-east-1.aws.confluent.cloud:9093',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      authorizationIdentity: 'billing',
      caFile: 'certs/acme-root.pem',
      groups: 'billing',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'an-example-of-a-secret',
      clientAuth: 'client_secret_basic',
      scope: 'kafka orders',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({
      bootstrapServers: '7:10',
      ca: '10:52',
      authorizationIdentity: '11:71',
      scope: '18:19',
    });
  });

  it("is read with the token's settings in sasl itself, and without ssl", () => {
    const { settings, places } = read('kafkajs-json/in-sasl.json');
    expect(settings).toEqual({
      client: 'kafkajs',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_PLAINTEXT',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint:
        'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
      clientId: '66666666-7777-8888-9999-000000000000',
      clientSecret: 'an-example-of-a-secret',
      scope: 'api://66666666-7777-8888-9999-000000000000/.default',
      params: { tenant: 'acme' },
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({
      securityProtocol: '2:12',
      tokenEndpoint: '7:22',
      'params.tenant': '11:32',
      poolId: '13:74',
    });
  });

  it("does not use kafkajs's own clientId as the OAuth client", () => {
    expect(kafkajs({ clientId: 'orders-service' })).not.toHaveProperty('clientId');
    expect(
      kafkajs({
        clientId: 'orders-service',
        tokenUrl: 'https://id.acme.example/token',
        oauthClientId: 'abc',
      }),
    ).toMatchObject({ clientId: 'abc', tokenEndpoint: 'https://id.acme.example/token' });
  });

  it.each([
    ['ssl: true', { ssl: true }, 'SASL_SSL'],
    ['ssl: an object', { ssl: {} }, 'SASL_SSL'],
    ['ssl: false', { ssl: false }, 'SASL_PLAINTEXT'],
    ['no ssl', {}, 'SASL_PLAINTEXT'],
    ['no sasl', { sasl: undefined, ssl: true, clientId: 'a' }, 'SSL'],
  ])('derives the security protocol from %s', (_, members, expected) => {
    expect(kafkajs(members)['securityProtocol']).toBe(expected);
  });

  it.each([
    'tokenEndpoint',
    'token_endpoint',
    'token-url',
    'tokenUri',
    'accessTokenUrl',
    'oauthTokenUrl',
    'tokenEndpointUrl',
  ])('knows a token endpoint called %s', (key) => {
    expect(kafkajs({ oauth2: { [key]: 'https://id.acme.example/token' } })['tokenEndpoint']).toBe(
      'https://id.acme.example/token',
    );
  });

  it('sends the extensions unchanged, even under names that no broker knows', () => {
    const extensions = { logical_cluster: 'lkc-a1b2c3' };
    expect(kafkajs({ oauth: { extensions } })['extensions']).toEqual(extensions);
  });

  it('is found in a list of connections', () => {
    const client = { brokers: ['b:9092'], sasl: { mechanism: 'oauthbearer' } };
    expect(read('x.json', JSON.stringify({ connections: [{ client }] })).settings).toMatchObject({
      bootstrapServers: 'b:9092',
    });
  });

  itIsWrittenAndReadBack(format);
});
