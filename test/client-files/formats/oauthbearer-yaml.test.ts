import { describe, expect, it } from 'vitest';
import format from '../../../src/client-files/formats/oauthbearer-yaml.ts';
import { fileOf, read } from './_read-file.ts';

describe('oauthbearer YAML', () => {
  it('is read like any client file', () => {
    const { settings, places, ...rest } = read('oauthbearer-yaml/one-target.yaml', undefined, {
      ORDERS_CLIENT_SECRET: 'from-the-environment',
    });
    expect(settings).toEqual({
      client: 'java',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'from-the-environment',
      audience: 'https://kafka.acme.example',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      logicalCluster: 'lkc-a1b2',
      poolId: 'pool-a1b2',
      topics: 'orders:read,bills:write',
      headerUrlencode: true,
    });
    expect(places).toMatchObject({ clientSecret: '5:18', bootstrapServers: '7:20', poolId: '9:9' });
    expect(rest).toEqual({ format: 'oauthbearer YAML', oddities: [], elsewhere: [] });
  });

  it('is read for the most complete target', () => {
    const { settings, places, format: title } = read('oauthbearer-yaml/targets.yaml');
    expect(title).toBe('oauthbearer YAML, the target billing');
    expect(settings).toEqual({
      tokenEndpoint: 'https://idp.acme.example/realms/kafka/protocol/openid-connect/token',
      clientAuth: 'client_secret_basic',
      clientId: 'billing',
      clientSecretFile: '/run/secrets/billing',
      logicalCluster: 'lkc-a1b2',
      extensions: { trace: 'on' },
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      saslMechanism: 'OAUTHBEARER',
    });
    expect(places).toMatchObject({ tokenEndpoint: '2:18', clientId: '8:15', 'extensions.trace': '12:15' });
  });

  it('is read without any client secret', () => {
    const { settings, places } = read('oauthbearer-yaml/offline.yml');
    expect(settings).toEqual({
      tokenFile: 'token.txt',
      providerIssuer: 'https://acme.auth0.com/',
      providerJwksUri: 'https://acme.auth0.com/.well-known/jwks.json',
      providerKeys: 'key-1,key-2',
      poolFilter: 'claims.aud == "kafka"',
      offline: true,
      timeout: '30s',
      params: { tenant: 'acme' },
    });
    expect(places).toMatchObject({ poolFilter: '6:14', 'params.tenant': '9:19' });
  });

  it('reads no value as a reference', () => {
    expect(read('a.yaml', 'clientId: ${HOME}\ntokenEndpoint: x\naudience: y').settings).toHaveProperty(
      'clientId',
      '${HOME}',
    );
  });

  it('is written without secrets, only with their names', () => {
    expect(
      format.write.write({
        values: { clientId: 'me: you', providerKeys: 'a,b', offline: 'true' },
        extensions: { logicalCluster: 'lkc-1', trace: 'on' },
        params: { tenant: '1' },
        secrets: { clientSecret: 'CLIENT_SECRET' },
        files: { ca: '/etc/ca.pem' },
      }),
    ).toBe(
      [
        '# The environment variable CLIENT_SECRET holds a secret; export it first.',
        'clientId: "me: you"',
        'clientSecretEnv: CLIENT_SECRET',
        'params:',
        '  tenant: "1"',
        'providerKeys: [a, b]',
        'logicalCluster: lkc-1',
        'extensions:',
        '  trace: "on"',
        'caFile: /etc/ca.pem',
        'offline: true',
        '',
      ].join('\n'),
    );
  });

  it('does not match any other YAML', () => {
    expect(() => fileOf('a.yaml', 'version: 3\nservices: {}')).toThrow(
      /^a\.yaml:1:1: no Kafka client configuration/,
    );
  });
});
