import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/doctor/lint.ts';
import { fileOf, read } from '../formats/_read-file.ts';

const ENV = { KAFKA_CLIENT_SECRET: 'from-the-environment', ISSUER: 'https://id.acme.example' };
const CONFLUENT = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';

/** The findings of `lint`, each with its place and the lines of its fix. */
const found = (name: string, text?: string): readonly string[] =>
  lint(fileOf(name, text), { env: {} }).findings.map(({ id, place, fix }) => {
    const lines = (fix?.commands ?? [])
      .filter(({ kind }) => kind === 'client-config')
      .map((command) => command.text);
    return [`${place?.line ?? 0}:${place?.column ?? 0} ${id}`, ...lines].join('\n');
  });

/** The settings in every sound program. */
const SOUND = {
  bootstrapServers: CONFLUENT,
  securityProtocol: 'SASL_SSL',
  saslMechanism: 'OAUTHBEARER',
  logicalCluster: 'lkc-a1b2c3',
  poolId: 'pool-x7Yz',
};

describe('a library with its own names', () => {
  it.each([
    [
      'franz-go.go',
      {
        ...SOUND,
        tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
        clientId: '0oa1b2c3d4e5f6g7h8i9',
        clientSecret: 'from-the-environment',
        scope: 'kafka orders',
        audience: 'https://kafka.acme.example',
        groups: 'billing',
      },
      { bootstrapServers: '24:20', scope: '20:29', logicalCluster: '13:18', poolId: '36:25' },
    ],
    [
      'sarama.go',
      {
        ...SOUND,
        tokenEndpoint: 'https://id.acme.example/realms/kafka/protocol/openid-connect/token',
        clientId: 'kafka-orders',
        clientSecret: 'an-example-of-a-secret',
        groups: 'billing',
      },
      { bootstrapServers: '34:23', securityProtocol: '30:26', logicalCluster: '18:53' },
    ],
    [
      'aiokafka_orders.py',
      {
        ...SOUND,
        tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
        clientId: '0oa1b2c3d4e5f6g7h8i9',
        clientSecret: 'from-the-environment',
        scope: 'kafka',
        groups: 'billing',
      },
      { bootstrapServers: '26:25', tokenEndpoint: '8:14', clientId: '17:24', logicalCluster: '22:36' },
    ],
    [
      'oauth_cb.py',
      {
        ...SOUND,
        client: 'librdkafka',
        tokenEndpoint: 'https://acme.auth0.com/oauth/token',
        clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
        clientSecret: 'from-the-environment',
        audience: 'https://kafka.acme.example',
        groups: 'billing',
      },
      { tokenEndpoint: '11:14', logicalCluster: '21:42' },
    ],
    [
      'OrdersFunction.cs',
      {
        ...SOUND,
        client: 'librdkafka',
        bootstrapServers: 'pkc-7k2zq.westeurope.azure.confluent.cloud:9092',
        tokenEndpoint:
          'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
        clientId: '66666666-7777-8888-9999-000000000000',
        clientSecret: 'from-the-environment',
        scope: 'api://66666666-7777-8888-9999-000000000000/.default',
        groups: 'billing',
      },
      { bootstrapServers: '9:14', saslMechanism: '13:34', poolId: '19:79' },
    ],
    ['kafkajs-provider.ts', { ...SOUND, client: 'kafkajs' }, { logicalCluster: '6:50', poolId: '6:80' }],
    [
      'kafka-go.go',
      {
        ...SOUND,
        groups: 'billing',
      },
      { bootstrapServers: '26:22', saslMechanism: '13:39', logicalCluster: '17:65' },
    ],
  ])('is read correctly and found sound: %s', (name, settings, places) => {
    const file = read(`client-code/${name}`, undefined, ENV);
    expect(file.settings).toEqual(settings);
    expect(file.places).toMatchObject(places);
    expect(found(`client-code/${name}`)).toEqual([]);
  });

  it.each([
    [
      'x.go',
      `kgo.NewClient(kgo.SeedBrokers(brokers...), kgo.DialTLS(), kgo.SASL(plain.Auth{User: u, Pass: p}.AsMechanism()))`,
    ],
    [
      'x.go',
      `c.Net.SASL.Enable = true\nc.Net.SASL.User = u\nc.Net.SASL.Mechanism = sarama.SASLTypeSCRAMSHA512\np, err := sarama.NewSyncProducer(brokers, c)`,
    ],
    [
      'x.go',
      `import "github.com/segmentio/kafka-go"\nvar m = plain.Mechanism{Username: u, Password: p}\nw := &kafka.Writer{Addr: kafka.TCP("${CONFLUENT}")}`,
    ],
    [
      'x.py',
      `p = KafkaProducer(bootstrap_servers='${CONFLUENT}', security_protocol='SASL_SSL', sasl_mechanism='PLAIN', sasl_plain_username=u, sasl_plain_password=p)`,
    ],
    [
      'x.cs',
      `[KafkaTrigger("BrokerList", "orders", Protocol = BrokerProtocol.SaslSsl, AuthenticationMode = BrokerAuthenticationMode.Plain, Username = "U", Password = "P")] string order`,
    ],
  ])('may sign in without OAuth: %s %s', (name, text) => {
    expect(found(name, text)).toEqual([]);
  });

  it.each([
    [
      'x.py',
      `settings = Settings(bootstrap_servers="${CONFLUENT}", security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER")`,
    ],
    ['x.go', `type Config struct { SASL SASL }\nconfig.SASL.Mechanism = "OAUTHBEARER"`],
    ['x.cs', `[QueueTrigger("orders", Connection = "Storage")] string order`],
  ])("is not found in another library's program: %s %s", (name, text) => {
    expect(() => fileOf(name, text)).toThrow('no Kafka client is given settings');
  });

  it("has kafka-python's defaults where nothing else can be set: no TLS, with a fix in the program's own names", () => {
    const call = `p = KafkaProducer(\n    bootstrap_servers='${CONFLUENT}',\n    sasl_mechanism='OAUTHBEARER',\n    sasl_oauth_token_provider=Tokens(),\n)`;
    expect(found('x.py', call)).toEqual(['3:21 config/security-protocol\nsecurity_protocol="SASL_SSL",']);
    expect(found('x.py', call.replace('sasl_oauth', '**common,\n    sasl_oauth'))).toEqual([]);
    expect(
      found('x.py', call.replace('sasl_oauth', `security_protocol='SASL_PLAINTEXT',\n    sasl_oauth`)),
    ).toEqual([`4:24 config/security-protocol\nsecurity_protocol='SASL_SSL',`]);
  });

  it('gets a fix in an Azure Functions attribute, if the attribute has the property', () => {
    const attribute = (extensions: string): string =>
      `[KafkaTrigger("${CONFLUENT}", "orders", Protocol = BrokerProtocol.SaslSsl,\n  AuthenticationMode = BrokerAuthenticationMode.OAuthBearer,\n  OAuthBearerMethod = OAuthBearerMethod.Oidc,\n  OAuthBearerClientId = "kafka-orders", OAuthBearerClientSecret = "%S%",\n  OAuthBearerTokenEndpointUrl = "https://id.acme.example/token"${extensions})] string order`;
    expect(found('x.cs', attribute(''))).toEqual([
      '2:24 config/extension-missing-cluster\nOAuthBearerExtensions = "logicalCluster=$CLUSTER_ID",',
    ]);
    expect(found('x.cs', attribute(', OAuthBearerExtensions = "%EXTENSIONS%"'))).toEqual([]);
  });
});

describe('a visible token callback', () => {
  const python = (returned: string, rest = ''): string =>
    [
      'def fetch(config):',
      `    ${rest === '' ? 'token = get()' : rest}`,
      `    return ${returned}`,
      '',
      'conf = {',
      `    'bootstrap.servers': '${CONFLUENT}',`,
      `    'security.protocol': 'SASL_SSL',`,
      `    'sasl.mechanisms': 'OAUTHBEARER',`,
      `    'oauth_cb': fetch,`,
      '}',
    ].join('\n');
  const EXTENSIONS = `{'logicalCluster': 'lkc-a1b2c3'}`;

  it.each([
    ['third', `token, 3600.0, ${EXTENSIONS}`, '3:27'],
    ['second', `token, ${EXTENSIONS}`, '3:19'],
    ['third of four', `(token, 3600.0, ${EXTENSIONS}, 'orders')`, '3:28'],
    ['all', `{'token': token, 'extensions': ${EXTENSIONS}}`, '3:12'],
    ['by keywords', `token, 3600.0, dict(logicalCluster='lkc-a1b2c3')`, '3:27'],
  ])('returns the extensions in the wrong place: %s', (_, returned, place) => {
    const [finding, ...others] = found('x.py', python(returned));
    expect(finding).toMatch(`${place} config/extensions-absent-in-callback`);
    expect(finding).toMatch(
      /\n# as the fourth member of what oauth_cb returns, behind the principal:\n\{"logicalCluster": /,
    );
    expect(others).toEqual([]);
  });

  it.each([
    ['where they belong', `token, 3600.0, 'orders', ${EXTENSIONS}`],
    ['by a name', 'token, 3600.0, principal, extensions'],
    ['of another function', 'tuple_of(token)'],
    ['perhaps', 'token, 3600.0, third'],
    ['unpacked', '*token, 3600.0'],
  ])('returns them %s', (_, returned) => {
    expect(found('x.py', python(returned))).toEqual([]);
  });

  it.each([
    ['partial', `'oauth_cb': functools.partial(fetch, args),`],
    ['method', `'oauth_cb': self.fetch,`],
    ['lambda', `'oauth_cb': lambda config: (get(), 3600.0, ${EXTENSIONS}),`],
  ])('is referred to in other ways: %s', (_, member) => {
    const text = python(`token, 3600.0, ${EXTENSIONS}`).replace(`'oauth_cb': fetch,`, member);
    expect(found('x.py', text)).toEqual([expect.stringContaining('config/extensions-absent-in-callback')]);
  });

  const MISSING = 'config/extension-missing-cluster';
  const librdkafka = (member: string): string =>
    `{ "bootstrap.servers": "${CONFLUENT}", "security.protocol": "SASL_SSL", "sasl.mechanisms": "OAUTHBEARER"${member} }`;

  it.each([
    [
      'x.py',
      python('token, 3600.0'),
      '3:12',
      '# as the fourth member of what oauth_cb returns, behind the principal:\n{"logicalCluster": "$CLUSTER_ID"}',
    ],
    [
      'x.js',
      `const token = async () => {\n  const t = await get();\n  return { value: t };\n};\nnew Kafka({ clientId: 'a', brokers: ['${CONFLUENT}'], ssl: true, sasl: { mechanism: 'oauthbearer', oauthBearerProvider: token } });`,
      '3:10',
      `// beside value, in what your oauthBearerProvider returns:\nextensions: { logicalCluster: '$CLUSTER_ID' }`,
    ],
    [
      'block.js',
      `new Kafka({ kafkaJS: { brokers: ['${CONFLUENT}'], ssl: true, sasl: { mechanism: 'oauthbearer',\n  async oauthBearerProvider() { return { value: await get(), principal: 'a', lifetime: 1 }; } } } });`,
      '2:40',
      `// beside value, in what your oauthBearerProvider returns:\nextensions: { logicalCluster: '$CLUSTER_ID' }`,
    ],
    [
      'sarama.go',
      `config.Net.SASL.Mechanism = sarama.SASLTypeOAuth\nc, err := sarama.NewClient([]string{"${CONFLUENT}"}, config)\nfunc (p *provider) Token() (*sarama.AccessToken, error) {\n\treturn &sarama.AccessToken{Token: p.token}, nil\n}`,
      '4:17',
      '// in the sarama.AccessToken that Token returns:\nExtensions: map[string]string{"logicalCluster": "$CLUSTER_ID"},',
    ],
    [
      'franz.go',
      `kgo.NewClient(kgo.SeedBrokers("${CONFLUENT}"), kgo.DialTLS(),\n\tkgo.SASL(oauth.Auth{Token: token}.AsMechanism()))`,
      '2:17',
      '// in the oauth.Auth that you return:\nExtensions: map[string]string{"logicalCluster": "$CLUSTER_ID"},',
    ],
    [
      'confluent.go',
      `p, _ := kafka.NewProducer(&kafka.ConfigMap${librdkafka('')})\np.SetOAuthBearerToken(\n\tkafka.OAuthBearerToken{TokenValue: token, Expiration: at, Principal: "a"})`,
      '3:8',
      '// in the kafka.OAuthBearerToken:\nExtensions: map[string]string{"logicalCluster": "$CLUSTER_ID"},',
    ],
    [
      'x.cs',
      `var config = new ProducerConfig { BootstrapServers = "${CONFLUENT}", SecurityProtocol = SecurityProtocol.SaslSsl, SaslMechanism = SaslMechanism.OAuthBearer };\nnew ProducerBuilder<string, string>(config).SetOAuthBearerTokenRefreshHandler((client, cfg) =>\n  client.OAuthBearerSetToken(token, lifetime, "a"));`,
      '3:10',
      '// as the fourth argument of OAuthBearerSetToken:\nnew Dictionary<string, string> { ["logicalCluster"] = "$CLUSTER_ID" }',
    ],
    [
      'x.py',
      `class Tokens(AbstractTokenProvider):\n    def token(self):\n        return get()\np = KafkaProducer(bootstrap_servers='${CONFLUENT}', security_protocol='SASL_SSL', sasl_mechanism='OAUTHBEARER', sasl_oauth_token_provider=Tokens())`,
      '1:7',
      '# in the class of your token provider:\ndef extensions(self):\n    return {"logicalCluster": "$CLUSTER_ID"}',
    ],
    [
      'x.rb',
      `config = Rdkafka::Config.new(${librdkafka('')})\nconfig.oauthbearer_token_refresh_callback = ->(client) {\n  client.oauthbearer_set_token(token: token, lifetime_ms: 1, principal_name: "a") }`,
      '3:10',
      '# in the call of oauthbearer_set_token:\nextensions: { "logicalCluster" => "$CLUSTER_ID" }',
    ],
    [
      'x.php',
      `<?php\n$conf->set('bootstrap.servers', '${CONFLUENT}');\n$conf->set('security.protocol', 'SASL_SSL');\n$conf->set('sasl.mechanisms', 'OAUTHBEARER');\n$rk->oauthbearerSetToken($token, $ms, 'a');`,
      '5:6',
      '// as the fourth argument of oauthbearerSetToken:\n["logicalCluster" => "$CLUSTER_ID"]',
    ],
    [
      'x.c',
      `rd_kafka_conf_set(conf, "bootstrap.servers", "${CONFLUENT}", e, n);\nrd_kafka_conf_set(conf, "security.protocol", "SASL_SSL", e, n);\nrd_kafka_conf_set(conf, "sasl.mechanisms", "OAUTHBEARER", e, n);\nrd_kafka_oauthbearer_set_token(rk, token, ms, "a", NULL, 0, e, n);`,
      '4:1',
      '// as extensions of rd_kafka_oauthbearer_set_token, with their number (2) behind it:\n(const char *[]){"logicalCluster", "$CLUSTER_ID"}',
    ],
    [
      'kafka.go',
      `import "github.com/segmentio/kafka-go"\nfunc (m) Name() string { return "OAUTHBEARER" }\nvar first = "n,,\\x01auth=Bearer " + token + "\\x01\\x01"\nvar r = kafka.ReaderConfig{Brokers: []string{"${CONFLUENT}"}}`,
      '3:13',
      '// in the first message of your mechanism, behind the token:\n"\\x01logicalCluster=$CLUSTER_ID\\x01\\x01"',
    ],
    [
      'x.rs',
      `let c = ClientConfig::new().set("bootstrap.servers", "${CONFLUENT}").set("security.protocol", "SASL_SSL").set("sasl.mechanism", "OAUTHBEARER");\nfn generate_oauth_token(&self, _: Option<&str>) -> Result<OAuthToken, Box<dyn Error>> {\n    Ok(OAuthToken { token, principal_name: "a".into(), lifetime_ms }) }`,
      '3:8',
      undefined,
    ],
  ])('returns no extensions, which Confluent Cloud refuses: %s %s', (name, text, place, line) => {
    expect(found(name, text)).toEqual([
      [`${place} ${MISSING}`, ...(line === undefined ? [] : [line])].join('\n'),
    ]);
    // A self-managed broker may not require any.
    expect(found(name, text.replaceAll(CONFLUENT, 'kafka.acme.example:9093'))).toEqual([]);
  });

  it.each([
    [
      'x.js',
      `const token = async () => ({ ...(await get()), value: 'a' });\nnew Kafka({ clientId: 'a', brokers: ['${CONFLUENT}'], ssl: true, sasl: { mechanism: 'oauthbearer', oauthBearerProvider: token } });`,
    ],
    [
      'x.js',
      `import { token } from './token';\nnew Kafka({ clientId: 'a', brokers: ['${CONFLUENT}'], ssl: true, sasl: { mechanism: 'oauthbearer', oauthBearerProvider: token } });`,
    ],
    [
      'x.go',
      `config.Net.SASL.Mechanism = sarama.SASLTypeOAuth\nt := &sarama.AccessToken{Token: p.token}\nt.Extensions = read()\nc, err := sarama.NewClient([]string{"${CONFLUENT}"}, config)`,
    ],
    [
      'x.go',
      `kgo.NewClient(kgo.SeedBrokers("${CONFLUENT}"), kgo.DialTLS(), kgo.SASL(oauth.Oauth(tokens.Get)))`,
    ],
    [
      'x.py',
      `class Tokens(Base):\n    pass\np = KafkaProducer(bootstrap_servers='${CONFLUENT}', security_protocol='SASL_SSL', sasl_mechanism='OAUTHBEARER', sasl_oauth_token_provider=Tokens())`,
    ],
    [
      'x.cs',
      `var c = new ProducerConfig { BootstrapServers = "${CONFLUENT}", SecurityProtocol = SecurityProtocol.SaslSsl, SaslMechanism = SaslMechanism.OAuthBearer };\nclient.OAuthBearerSetToken(token, lifetime, "a", extra);`,
    ],
  ])('may return them invisibly: %s %s', (name, text) => {
    expect(found(name, text)).toEqual([]);
  });
});
