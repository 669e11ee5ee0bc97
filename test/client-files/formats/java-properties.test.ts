import { describe, expect, it } from 'vitest';
import { givenByClientFile, readClientFile } from '../../../src/client-files/client-file.ts';
import format from '../../../src/client-files/formats/java-properties.ts';
import { fileOf, read } from './_read-file.ts';
import { itIsWrittenAndReadBack } from './_round-trip.ts';

const SIGN_IN = { client: 'java', securityProtocol: 'SASL_SSL', saslMechanism: 'OAUTHBEARER' } as const;

describe('Java client properties', () => {
  it('are read as documented, with the options of the JAAS string', () => {
    const { settings, places, ...rest } = read('java-properties/client.properties');
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'an-example-of-a-secret',
      scope: 'kafka',
      groups: 'billing',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ tokenEndpoint: '6:37', clientSecret: '7:141', poolId: '7:243' });
    // The umlauts are in a comment.
    expect(rest).toEqual({ format: 'Java client properties', oddities: [], elsewhere: [] });
  });

  it.each([
    ['that two options only seem to form', '{{\\\\"', '}}\\\\"', '{{"', '}}"'],
    ['with an option of its own name', '{{a', 'b}}', '{{a', 'b}}'],
  ])('are read with braces %s', (_, cluster, pool, logicalCluster, poolId) => {
    const text = [
      'security.protocol=SASL_SSL',
      'sasl.mechanism=OAUTHBEARER',
      `sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required extension_logicalCluster="${cluster}" extension_identityPoolId="${pool}";`,
    ].join('\n');
    expect(read('client.properties', text).settings).toMatchObject({ logicalCluster, poolId });
  });

  it('are read with everything that java.util.Properties allows: separators, continuation lines, escapes, Windows line ends', () => {
    const { settings, places, ...rest } = read('java-properties/windows.properties');
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'pkc-7k2zq.westeurope.azure.confluent.cloud:9092',
      tokenEndpoint:
        'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
      clientId: '66666666-7777-8888-9999-000000000000',
      clientSecret: 'an "example" of-a-secret',
      scope: 'api://66666666-7777-8888-9999-000000000000/.default',
      headerUrlencode: true,
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz,pool-w9Qr',
    });
    expect(places).toMatchObject({
      securityProtocol: '3:21',
      saslMechanism: '4:18',
      tokenEndpoint: '7:37',
      clientSecret: '11:21',
      logicalCluster: '13:51',
      headerUrlencode: '15:35',
    });
    expect(rest).toEqual({ format: 'Java client properties', oddities: [], elsewhere: [] });
  });

  it("are read with the options of Strimzi's login callback handler", () => {
    const text = `bootstrap.servers=pkc-7k2zq.us-east-1.aws.confluent.cloud:9092
security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
sasl.login.callback.handler.class=io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler
sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required \\
  oauth.token.endpoint.uri="https://acme.okta.com/token" oauth.client.id="orders" \\
  oauth.client.secret="an-example-of-a-secret" oauth.scope="kafka" oauth.audience="orders" \\
  oauth.sasl.extension.logicalCluster="lkc-a1b2c3" oauth.sasl.extension.identityPoolId="pool-x7Yz";
`;
    const { settings, places } = read('client.properties', text);
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      tokenEndpoint: 'https://acme.okta.com/token',
      clientAuth: 'client_secret_basic',
      clientId: 'orders',
      clientSecret: 'an-example-of-a-secret',
      scope: 'kafka',
      audience: 'orders',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ tokenEndpoint: '6:29', clientSecret: '7:24', logicalCluster: '8:40' });
  });

  it('are read under the names of Kafka 4.1, with a secret from the environment', () => {
    const file = 'java-properties/kafka-4.1.properties';
    const { settings, places, oddities, elsewhere } = read(file, undefined, { KAFKA_SECRET: 'from-there' });
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'broker-1.acme.example:9093,broker-2.acme.example:9093',
      tokenEndpoint: 'https://id.acme.example/realms/kafka/protocol/openid-connect/token',
      clientId: 'kafka-orders',
      clientSecret: 'from-there',
      scope: 'kafka profile',
      subClaimName: 'client_id',
      logicalCluster: 'lkc-a1b2c3',
      caFile: '/etc/ssl/acme-root.pem',
    });
    expect(places).toMatchObject({
      clientId: '10:47',
      clientSecret: '11:51',
      logicalCluster: '14:121',
      ca: '16:25',
    });
    expect({ oddities, elsewhere }).toEqual({ oddities: [], elsewhere: [] });
    expect(read(file).elsewhere).toEqual(['clientSecret: the environment variable KAFKA_SECRET']);
  });

  it("set nothing by the names of Confluent's reference, as in the client", () => {
    const file = 'java-properties/reference-names.properties';
    const { settings, places } = read(file);
    expect(settings).toEqual({
      ...SIGN_IN,
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
    });
    expect(places).toMatchObject({ bootstrapServers: '2:19', saslMechanism: '4:16' });
    const names = fileOf(file).reading.properties.map(({ name }) => name.text);
    expect(names).toEqual(expect.arrayContaining(['oauth.client.secret', 'oauth.token.endpoint.uri']));
  });

  it('have a token file in place of the token endpoint', () => {
    const text =
      'sasl.mechanism=OAUTHBEARER\nsasl.oauthbearer.token.endpoint.url=file:///run/secrets/token\n';
    expect(read('client.properties', text).settings).toHaveProperty('tokenFile', '/run/secrets/token');
  });

  it('use the last of several, and report it', () => {
    const text = 'sasl.mechanism=PLAIN\n\nsasl.mechanism=OAUTHBEARER\nsasl.login.class=x\n';
    const { settings, places, oddities } = read('client.properties', text);
    expect(settings['saslMechanism']).toBe('OAUTHBEARER');
    expect(places['saslMechanism']).toBe('3:16');
    expect(oddities).toEqual(['given-twice sasl.mechanism 3:1']);
  });

  it('report a byte-order mark before the first name', () => {
    const { oddities, settings } = read(
      'client.properties',
      '\ufeffsasl.mechanism=OAUTHBEARER\nsasl.jaas.config=x',
    );
    expect(oddities).toContain('byte-order-mark sasl.mechanism 1:1');
    expect(settings['saslMechanism']).toBe('GSSAPI');
  });

  it('report a backslash of the secret that begins an escape', () => {
    const text = String.raw`sasl.oauthbearer.client.credentials.client.secret=ab\cd` + '\nsasl.login.class=x';
    const { settings, oddities } = read('client.properties', text);
    expect(settings['clientSecret']).toBe('abcd');
    expect(oddities).toEqual(['escape-taken clientSecret 1:51']);
  });

  describe('outside ASCII', () => {
    const of = (value: string): string => `sasl.login.class=x\nsasl.oauthbearer.scope=${value}\ngroup.id=g`;

    it.each([
      ['saved as UTF-8', Buffer.from(of('grün 😀 x')), 'grÃ¼n ð\u009f\u0098\u0080 x'],
      ['saved as ISO 8859-1', Buffer.from(of('grün'), 'latin1'), 'grün'],
      ['as escapes', Buffer.from(of(String.raw`gr\u00fcn \ud83d\ude00`)), 'grün 😀'],
    ])('have the characters that Java reads from the bytes: %s', (_, bytes, expected) => {
      const file = readClientFile('client.properties', bytes);
      const { settings, configuration } = givenByClientFile(file, {});
      expect(settings['scope']).toBe(expected);
      expect(configuration.places).toMatchObject({
        scope: { line: 2, column: 24 },
        groups: { line: 3, column: 10 },
      });
    });
  });

  it.each([
    ['librdkafka', 'sasl.mechanism=OAUTHBEARER\nsasl.oauthbearer.method=oidc\n', 'librdkafka-properties'],
    [
      'a Java client with a setting of librdkafka',
      'sasl.login.class=x\nsasl.oauthbearer.method=oidc\n',
      'java-properties',
    ],
    ['nothing but what both have', 'sasl.mechanism=OAUTHBEARER\n', 'java-properties'],
  ])('are distinguished from those of others: %s', (_, text, expected) => {
    expect(fileOf('client.properties', text).format.id).toBe(expected);
  });

  itIsWrittenAndReadBack(format);

  const JAAS =
    'sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required';
  const faultIn = (text: string): unknown => {
    const { configuration } = givenByClientFile(fileOf('client.properties', text), {});
    const [oddity] = configuration.oddities;
    return oddity === undefined ? undefined : [oddity.what, `${oddity.at.line}:${oddity.at.column}`];
  };
  const CUT_OFF = expect.stringMatching(/^ends with this line, although the next line continues it/);
  it.each([
    ['a backslash is missing', `${JAAS} \\\n  clientId="a"\n  clientSecret="b";\n`, [CUT_OFF, '2:15']],
    ['a blank stands behind it', `${JAAS} \\ \n  scope="kafka" \\\n  clientSecret="b";\n`, [CUT_OFF, '1:97']],
    [
      'so it does with the line ends of Windows',
      `${JAAS}\\ \r\n  extension_logicalCluster="b";\r\n`,
      [CUT_OFF, '1:96'],
    ],
    [
      'a comment stands in between',
      `${JAAS} \\\n  # the scope\n  scope="kafka";\n`,
      ['has "#" where an option name belongs (# does not start a comment inside the string)', '2:3'],
    ],
    [
      'quotation marks stand around the whole',
      'sasl.jaas.config="a.B required clientId=x;"',
      ['is in quotation marks as a whole; quote only the values in it', '1:19'],
    ],
    [
      'only the semicolon is missing',
      `${JAAS} clientId="a"\nclient.id=x\n`,
      ['does not end with a semicolon', '1:107'],
    ],
  ])('show where the JAAS string ends too early: %s', (_, text, fault) => {
    expect(faultIn(text)).toEqual(fault);
  });

  it('belong to a Java client even with the options of a broken JAAS string as separate names', () => {
    const { format } = read(
      'client.properties',
      `${JAAS}\nclientId="a"\nclientSecret="b"\nextension_logicalCluster="lkc-a1b2";\n`,
    );
    expect(format).toBe('Java client properties');
  });

  it("are rejected when they are a broker's", () => {
    expect(() =>
      fileOf(
        'server.properties',
        'node.id=1\nsasl.mechanism.inter.broker.protocol=PLAIN\nsasl.login.class=x',
      ),
    ).toThrow("server.properties:1:1: this is a Kafka broker's configuration; give a client's");
  });
});
