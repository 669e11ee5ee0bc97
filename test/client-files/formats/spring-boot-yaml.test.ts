import { describe, expect, it } from 'vitest';
import { fileOf, read } from './_read-file.ts';

const CLOUD = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const EXTENSIONS = { logicalCluster: 'lkc-a1b2', poolId: 'pool-a1b2' } as const;

describe('Spring Boot YAML', () => {
  it('is read with the profile that it activates, and with its own references', () => {
    const { settings, places, ...rest } = read('spring-boot-yaml/application.yml', undefined, {
      KAFKA_CLIENT_SECRET: 'from-the-environment',
    });
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CLOUD,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'from-the-environment',
      groups: 'orders',
      ...EXTENSIONS,
    });
    // Inside a folded block in a JAAS string, line by line; the servers at the place that the reference leads to.
    expect(places).toMatchObject({
      bootstrapServers: '2:12',
      saslMechanism: '23:27',
      tokenEndpoint: '26:41',
      clientSecret: '30:25',
      poolId: '32:37',
    });
    expect(rest).toEqual({ format: 'Spring Boot YAML', oddities: [], elsewhere: [] });
  });

  it('says what it takes from the environment', () => {
    expect(read('spring-boot-yaml/application.yml').elsewhere).toEqual([
      'clientSecret: the environment variable KAFKA_CLIENT_SECRET',
    ]);
  });

  it('is read for Spring Cloud Stream', () => {
    const { settings, places, format } = read('spring-boot-yaml/cloud-stream.yaml');
    expect(format).toBe('Spring Boot YAML, the client of spring.cloud.stream.kafka.binder.*');
    expect(settings).toEqual({
      client: 'java',
      // The binder adds the port.
      bootstrapServers:
        'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092,pkc-9x3ab.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3',
      clientSecret: 'not-a-real-secret',
      scope: 'kafka',
      ...EXTENSIONS,
    });
    // Through the escapes of YAML and those of JAAS.
    expect(places).toMatchObject({ bootstrapServers: '12:15', clientId: '20:120', poolId: '20:247' });
  });

  it("is read for the client that signs in, with the JVM's JAAS options", () => {
    const { settings, places, format } = read('spring-boot-yaml/producer-only.yml');
    expect(format).toBe('Spring Boot YAML, the client of spring.kafka.producer.*');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CLOUD,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://idp.acme.example/realms/kafka/protocol/openid-connect/token',
      clientId: 'audit',
      clientSecret: "it's-not-a-real-secret",
      headerUrlencode: true,
      ...EXTENSIONS,
    });
    expect(places).toMatchObject({
      bootstrapServers: '13:26',
      clientSecret: '9:24',
      logicalCluster: '10:35',
    });
  });

  it.each([
    [
      'properties over the rest',
      'spring.kafka: {security.protocol: SSL, properties: {security.protocol: SASL_SSL, sasl.mechanism: X}}',
      'SASL_SSL',
    ],
    [
      'any spelling',
      'SPRING: {Kafka: {security_protocol: x, SECURITY: {Protocol: SASL_SSL}, properties: {sasl.mechanism: X}}}',
      'SASL_SSL',
    ],
    [
      'a role over what is common',
      'spring.kafka: {security.protocol: SSL, consumer.properties: {"[security.protocol]": SASL_SSL, sasl.mechanism: X}}',
      'SASL_SSL',
    ],
    [
      'a later document',
      'spring.kafka: {security.protocol: SSL, properties.sasl.mechanism: X}\n---\nspring.kafka.security.protocol: SASL_SSL',
      'SASL_SSL',
    ],
    [
      'no document of a profile that is off',
      'spring.kafka: {security.protocol: SSL, properties.sasl.mechanism: X}\n---\nspring: {config.activate.on-profile: p, kafka.security.protocol: SASL_SSL}',
      'SSL',
    ],
    [
      'a binder among several',
      'spring.cloud.stream.binders.x.environment.spring.cloud.stream.kafka.binder.configuration: {security.protocol: SASL_SSL, sasl.mechanism: X}',
      'SASL_SSL',
    ],
    ['what clients do by default', 'spring.kafka.properties: {sasl.mechanism: X}', 'PLAINTEXT'],
  ])('accepts %s', (_, text, protocol) => {
    expect(read('application.yml', text).settings).toMatchObject({
      securityProtocol: protocol,
      saslMechanism: 'X',
    });
  });

  it("has the JVM's JAAS options only when they are enabled and not overridden", () => {
    const options = 'options: {clientId: me}';
    const text = (jaas: string, more = ''): string =>
      `spring.kafka: {jaas: {${jaas}}, properties: {sasl.mechanism: X${more}}}`;
    expect(read('a.yml', text(`enabled: true, ${options}`)).settings).toHaveProperty('clientId', 'me');
    expect(read('a.yml', text(options)).settings).not.toHaveProperty('clientId');
    expect(
      read('a.yml', text(`enabled: true, ${options}`, ', sasl.jaas.config: M required;')).settings,
    ).not.toHaveProperty('clientId');
  });

  it('reports a property that is set twice in one document, but not in a later one', () => {
    const twice =
      'spring.kafka.properties: {sasl.mechanism: X, sasl.mechanism: Y}\n---\nspring.kafka.properties.sasl.mechanism: Z';
    expect(read('application.yml', twice).oddities).toEqual(['given-twice sasl.mechanism 1:46']);
  });

  it('does not match another YAML', () => {
    expect(() => fileOf('application.yml', 'spring: {datasource: {url: x}}')).toThrow(
      /^application\.yml:1:1: no Kafka client configuration/,
    );
  });

  it('terminates when references refer to each other', () => {
    const text = `a: "\${b}"\nb: "\${a}"\nc: "\${a}\${b}\${c}"\nspring.kafka.properties: {sasl.mechanism: "\${c}", security.protocol: "\${a}"}`;
    expect(() => read('application.yml', text)).not.toThrow();
  });

  it('keeps the written name of settings that belong below properties', () => {
    const { reading } = fileOf(
      'a.yml',
      'spring.kafka: {sasl: {mechanism: X}, properties: {security.protocol: SASL_SSL}}',
    );
    expect(reading.properties.map(({ name }) => name.text)).toEqual([
      'spring.kafka.sasl.mechanism',
      'security.protocol',
    ]);
    expect(reading.found.map(({ key }) => key)).toEqual(['securityProtocol']);
  });

  it('keeps the path to the client’s own names', () => {
    const prefix = (text: string): unknown => fileOf('a.yml', text).reading.prefix;
    expect(prefix('spring.kafka.properties.sasl.mechanism: X')).toBe('spring.kafka.properties.');
    expect(prefix('spring.kafka.producer.properties.sasl.mechanism: X')).toBe(
      'spring.kafka.producer.properties.',
    );
    expect(prefix('spring.cloud.stream.kafka.binder.configuration.sasl.mechanism: X')).toBe(
      'spring.cloud.stream.kafka.binder.configuration.',
    );
  });
});
