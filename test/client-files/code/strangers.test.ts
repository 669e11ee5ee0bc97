import { describe, expect, it } from 'vitest';
import { fixed, type Linted } from '../../../src/doctor/lint-fix.ts';
import { lint } from '../../../src/doctor/lint.ts';
import { fileOf, read } from '../formats/_read-file.ts';

const CONFLUENT = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const MODULE = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule';
const HANDLER = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler';

const linted = (name: string, text: string): Linted => {
  const file = fileOf(name, text);
  return { file, result: lint(file, { env: {} }) };
};
const found = (name: string, text: string): readonly string[] =>
  linted(name, text).result.findings.map(
    ({ id, place }) => `${place?.line ?? 0}:${place?.column ?? 0} ${id}`,
  );

/** Programs whose remaining settings are in other files. */
const UNSEEN: readonly (readonly [string, string])[] = [
  [
    'a provider that makes other objects with a value',
    `const token = async () => {\n  const headers = { value: 'x' };\n  return makeToken(headers);\n};\nnew Kafka({ clientId: 'a', brokers: ['${CONFLUENT}'], ssl: true, sasl: { mechanism: 'oauthbearer', oauthBearerProvider: token } });`,
  ],
  [
    'a provider that resolves a promise',
    `const token = () => new Promise((resolve) => resolve(of('a')));\nnew Kafka({ clientId: 'a', brokers: ['${CONFLUENT}'], ssl: true, sasl: { mechanism: 'oauthbearer', oauthBearerProvider: token } });`,
  ],
  [
    'a provider of a class',
    `class Tokens {\n  async get() { return this.cached; }\n}\nnew Kafka({ clientId: 'a', brokers: ['${CONFLUENT}'], ssl: true, sasl: { mechanism: 'oauthbearer', oauthBearerProvider: () => tokens.get() } });`,
  ],
];

describe('what a program does not show', () => {
  it.each(UNSEEN)('is not judged: %s', (_, text) => {
    expect(found('x.js', text)).toEqual([]);
  });

  it.each([
    [
      'functions of one name',
      `class A:\n    def fetch(self, c):\n        return token, {'a': 1}\nclass B:\n    def fetch(self, c):\n        return token, 1.0, 'x', {'logicalCluster': 'lkc-a1b2c3'}\n`,
    ],
    ['a function of another file', 'from tokens import fetch\n'],
    [
      'a function within it',
      `def fetch(c):\n    def inner():\n        return token, {'a': 1}\n    return inner()\n`,
    ],
    ['a tuple that is made elsewhere', `def fetch(c):\n    result = cache.get(c)\n    return result\n`],
  ])('is not judged: %s', (_, text) => {
    const conf = `conf = {'bootstrap.servers': '${CONFLUENT}', 'security.protocol': 'SASL_SSL', 'sasl.mechanisms': 'OAUTHBEARER', 'oauth_cb': fetch}`;
    expect(found('x.py', text + conf)).toEqual([]);
  });

  it.each([
    [
      'a mechanism by a switch',
      'x.go',
      `opts := []kgo.Opt{kgo.SeedBrokers("${CONFLUENT}")}\nif c.OAuth {\n\topts = append(opts, kgo.SASL(oauth.Auth{Token: t}.AsMechanism()))\n} else {\n\topts = append(opts, kgo.SASL(plain.Auth{User: u, Pass: p}.AsMechanism()))\n}`,
    ],
    [
      'extensions from a variable',
      'x.go',
      `kgo.NewClient(kgo.SeedBrokers("${CONFLUENT}"), kgo.DialTLS(), kgo.SASL(oauth.Auth{Token: t, Extensions: ext}.AsMechanism()))`,
    ],
    [
      'a builder that takes over other properties',
      'x.java',
      `KafkaSource.builder().setBootstrapServers("${CONFLUENT}").setProperties(common)\n  .setProperty("sasl.mechanism", "OAUTHBEARER").setProperty("security.protocol", "SASL_SSL").build();`,
    ],
    [
      'a builder that goes on elsewhere',
      'x.java',
      `return KafkaSource.builder().setBootstrapServers("${CONFLUENT}")\n  .setProperty("sasl.mechanism", "OAUTHBEARER").setProperty("security.protocol", "SASL_SSL");`,
    ],
    [
      'keyword arguments beside others',
      'x.py',
      `p = AIOKafkaProducer(bootstrap_servers='${CONFLUENT}', sasl_mechanism='OAUTHBEARER', **security)`,
    ],
    [
      'application settings',
      'x.cs',
      `[KafkaTrigger("%Brokers%", "%Topic%", Protocol = BrokerProtocol.SaslSsl, AuthenticationMode = BrokerAuthenticationMode.OAuthBearer, OAuthBearerMethod = OAuthBearerMethod.Oidc, OAuthBearerClientId = "%Id%", OAuthBearerClientSecret = "%Secret%", OAuthBearerTokenEndpointUrl = "%Url%", OAuthBearerExtensions = "%Extensions%")] string e`,
    ],
  ])('is not judged: %s', (_, name, text) => {
    expect(found(name, text)).toEqual([]);
  });
});

describe('what a program does show', () => {
  it.each([
    [
      'x.go',
      `kgo.NewClient(kgo.SeedBrokers("${CONFLUENT}"), kgo.DialTLS(), kgo.SASL(oauth.Auth{Token: t,\n  Extensions: map[string]string{"logical_cluster": "lkc-a1b2c3"}}.AsMechanism()))`,
      '2:34 config/extension-key-underscore',
    ],
    [
      'x.go',
      `config.Net.SASL.Mechanism = sarama.SASLTypeOAuth\nt := &sarama.AccessToken{Token: t, Extensions: map[string]string{"logicalCluster": "lsrc-a1b2c3"}}\nc, err := sarama.NewClient([]string{"${CONFLUENT}"}, config)`,
      '2:85 config/logical-cluster-is-sr',
    ],
    [
      'x.py',
      `class T(AbstractTokenProvider):\n    def extensions(self):\n        return {'logicalCluster': 'lkc-a1b2c3'}\np = KafkaProducer(bootstrap_servers=['${CONFLUENT.replace(':9092', ':443')}'], security_protocol='SASL_SSL', sasl_mechanism='OAUTHBEARER', sasl_oauth_token_provider=T())`,
      '4:39 config/bootstrap-is-rest-endpoint',
    ],
    [
      'x.go',
      `c := clientcredentials.Config{ClientID: "a", TokenURL: "https://acme.okta.com/.well-known/openid-configuration"}\nkgo.NewClient(kgo.SeedBrokers("kafka.acme.example:9093"), kgo.DialTLS(), kgo.SASL(oauth.Oauth(get)))`,
      '1:57 config/token-url-is-issuer-or-discovery',
    ],
    [
      'x.cs',
      `[KafkaTrigger("${CONFLUENT}", "orders", Protocol = BrokerProtocol.SaslSsl, AuthenticationMode = BrokerAuthenticationMode.OAuthBearer,\n  OAuthBearerClientId = "a", OAuthBearerClientSecret = "%S%", OAuthBearerTokenEndpointUrl = "https://id.acme.example/token", OAuthBearerExtensions = "logicalCluster=lkc-a1b2c3")] string e`,
      '2:94 config/method-not-oidc',
    ],
  ])('is judged at its place: %s %s', (name, text, finding) => {
    expect(found(name, text)).toContainEqual(finding);
  });

  it('is not edited: another text on the line may be a secret', () => {
    const text = `kgo.NewClient(kgo.SeedBrokers("${CONFLUENT}"), kgo.DialTLS(), kgo.SASL(oauth.Auth{Token: t,\n  Extensions: map[string]string{\n    "logical_cluster": "lkc-a1b2c3",\n}}.AsMechanism()))`;
    const before = linted('x.go', text);
    expect(before.result.findings).toMatchObject([{ id: 'config/extension-key-underscore', fixable: false }]);
    expect(fixed(before, (changed) => linted('x.go', changed))).toBe(before);
    expect(before.result.findings[0]?.fix?.commands?.map((command) => command.text)).toEqual([
      '// in the oauth.Auth that you return:\nExtensions: map[string]string{"logicalCluster": "lkc-a1b2c3"},',
    ]);
  });

  it('may be in a SQL statement', () => {
    const jaas = (extensions: string): string =>
      `${MODULE} required clientId="a" clientSecret="it''s" extension_identityPoolId="pool-x7Yz"${extensions};`;
    const table = (extensions: string): string =>
      [
        'env.executeSql("""',
        '  CREATE TABLE orders (id STRING) WITH (',
        `    'connector' = 'kafka',`,
        `    'topic' = 'orders',`,
        `    'properties.bootstrap.servers' = '${CONFLUENT}',`,
        `    'properties.group.id' = 'billing',`,
        `    'properties.security.protocol' = 'SASL_SSL',`,
        `    'properties.sasl.mechanism' = 'OAUTHBEARER',`,
        `    'properties.sasl.login.callback.handler.class' = '${HANDLER}',`,
        `    'properties.sasl.oauthbearer.token.endpoint.url' = 'https://id.acme.example/token',`,
        `    'properties.sasl.jaas.config' = '${jaas(extensions)}'`,
        '  )""");',
      ].join('\n');
    const { settings, places } = read('x.kt', table(' extension_logicalCluster="lkc-a1b2c3"'));
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.acme.example/token',
      clientId: 'a',
      clientSecret: "it's",
      groups: 'billing',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ bootstrapServers: '5:39', groups: '6:30', tokenEndpoint: '10:57' });
    expect(found('x.kt', table(' extension_logicalCluster="lkc-a1b2c3"'))).toEqual([]);
    expect(found('x.kt', table(''))).toEqual(['11:38 config/extension-missing-cluster']);
    const [finding] = linted('x.kt', table('').replace(`'SASL_SSL'`, `'SASL_PLAINTEXT'`)).result.findings;
    expect(finding?.fix?.commands?.[0]?.text).toBe(`'properties.security.protocol' = 'SASL_SSL',`);
  });
});

describe('a snippet of a library without a revealing file name', () => {
  it.each([
    `client, err := kgo.NewClient(\n  kgo.SeedBrokers("${CONFLUENT}"),\n  kgo.SASL(oauth.Oauth(get)),\n)`,
    `config.Net.SASL.Mechanism = sarama.SASLTypeOAuth\nc, err := sarama.NewClient([]string{"${CONFLUENT}"}, config)`,
    `producer = KafkaProducer(\n    bootstrap_servers='${CONFLUENT}', sasl_mechanism='OAUTHBEARER')`,
    `[KafkaTrigger("${CONFLUENT}", "orders", AuthenticationMode = BrokerAuthenticationMode.OAuthBearer)] string e`,
  ])('is recognised: %s', (text) => {
    const { format, settings } = read('standard input', text);
    expect(format).toBe("configuration in a program's source code");
    expect(settings).toMatchObject({ bootstrapServers: CONFLUENT, saslMechanism: 'OAUTHBEARER' });
  });
});
