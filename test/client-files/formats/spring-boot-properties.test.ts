import { describe, expect, it } from 'vitest';
import { read } from './_read-file.ts';

const SIGN_IN = { client: 'java', securityProtocol: 'SASL_SSL', saslMechanism: 'OAUTHBEARER' } as const;

describe('Spring Boot properties', () => {
  it('are read', () => {
    const { settings, places, ...rest } = read('spring-boot-properties/application.properties', undefined, {
      KAFKA_CLIENT_SECRET: 'from-the-environment',
    });
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'from-the-environment',
      groups: 'orders',
      logicalCluster: 'lkc-a1b2',
      poolId: 'pool-a1b2',
    });
    expect(places).toMatchObject({
      bootstrapServers: '2:35',
      clientSecret: '8:61',
      poolId: '9:65',
      groups: '10:32',
    });
    expect(rest).toEqual({ format: 'Spring Boot properties', oddities: [], elsewhere: [] });
  });

  it('are read with the first profile that has the settings, when the rest does not', () => {
    const { settings, places, format } = read('spring-boot-properties/profiles.properties');
    expect(format).toBe('Spring Boot properties, the profile production');
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'not-a-real-secret',
      groups: 'billing',
      logicalCluster: 'lkc-a1b2',
    });
    expect(places).toMatchObject({
      bootstrapServers: '6:32',
      clientSecret: '12:76',
      logicalCluster: '13:146',
    });
  });

  it('are read for the admin client, with a PEM trust store', () => {
    const { settings, places } = read('spring-boot-properties/truststore.properties');
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'broker-1.acme.example:9093, broker-2.acme.example:9093',
      tokenEndpoint: 'https://idp.acme.example/token',
      clientId: 'admin',
      clientSecret: 'not-a-real-secret',
      caFile: '/etc/ssl/acme-ca.pem',
    });
    expect(places).toMatchObject({ bootstrapServers: '1:34', ca: '3:41', clientSecret: '8:158' });
  });

  it('are one list when their items are numbered', () => {
    const text = 'spring.kafka.bootstrap-servers[0]=a:1\nspring.kafka.bootstrapServers[1]=b:2';
    expect(read('application.properties', text).settings).toHaveProperty('bootstrapServers', 'a:1,b:2');
  });

  it('report a byte-order mark before the first name', () => {
    const text = '\ufeffspring.kafka.security.protocol=SASL_SSL\nspring.kafka.properties.sasl.mechanism=X';
    expect(read('application.properties', text).oddities).toEqual([
      'byte-order-mark spring.kafka.security.protocol 1:1',
    ]);
  });
});
