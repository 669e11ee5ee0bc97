import { describe, expect, it } from 'vitest';
import { fixed, type Linted } from '../../../src/doctor/lint-fix.ts';
import { lint } from '../../../src/doctor/lint.ts';
import { read, fileOf } from './_read-file.ts';

const ENV = { KAFKA_CLIENT_SECRET: 'from-the-environment', CLIENT_SECRET: 'from-the-environment' };
const CONFLUENT = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';

const program = (name: string, text: string, env = {}): ReturnType<typeof read> => read(name, text, env);

/** The ids that `lint` finds, each with its place. */
const found = (name: string, text: string): readonly string[] =>
  lint(fileOf(name, text), { env: {} }).findings.map(
    ({ id, place }) => `${place?.line ?? 0}:${place?.column ?? 0} ${id}`,
  );

describe('configuration in source code', () => {
  it('is read from Python: a constant, an environment variable, adjacent strings', () => {
    const { settings, places, ...rest } = read('client-code/consumer.py', undefined, ENV);
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'from-the-environment',
      scope: 'kafka',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({
      bootstrapServers: '10:27',
      tokenEndpoint: '7:14',
      clientSecret: '16:39',
      logicalCluster: '18:52',
      poolId: '19:52',
    });
    expect(rest).toEqual({
      format: "configuration in a program's source code",
      oddities: [],
      elsewhere: [],
    });
  });

  it('says which environment variable is missing here, and does not treat it as absent', () => {
    const { settings, elsewhere } = read('client-code/consumer.py');
    expect(settings).not.toHaveProperty('clientSecret');
    expect(elsewhere).toEqual(['clientSecret: the environment variable KAFKA_CLIENT_SECRET']);
  });

  it('is read from Go: a map, and SetKey with a raw string', () => {
    const { settings, places } = read('client-code/producer.go', undefined, ENV);
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.acme.example/realms/kafka/protocol/openid-connect/token',
      clientId: 'kafka-orders',
      clientSecret: 'from-the-environment',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ tokenEndpoint: '9:19', clientId: '17:43', poolId: '23:99' });
  });

  it('is read from C#: members, enumerations, an interpolated string, a property set later', () => {
    const { settings, places } = read('client-code/Producer.cs', undefined, ENV);
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: 'pkc-7k2zq.westeurope.azure.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint:
        'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
      clientId: '66666666-7777-8888-9999-000000000000',
      clientSecret: 'from-the-environment',
      scope: 'api://66666666-7777-8888-9999-000000000000/.default',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({
      securityProtocol: '16:49',
      saslMechanism: '17:43',
      scope: '22:38',
      logicalCluster: '24:60',
      poolId: '24:91',
    });
  });

  it("is read from Java: Kafka's constants, an imported class, a JAAS string in pieces", () => {
    const { settings, places, oddities } = read('client-code/OrdersConsumer.java', undefined, ENV);
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'from-the-environment',
      scope: 'kafka',
      groups: 'billing',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({
      securityProtocol: '21:82',
      clientId: '15:46',
      scope: '29:29',
      logicalCluster: '30:48',
      poolId: '31:48',
    });
    expect(oddities).toEqual([]);
  });

  it('is read from Kotlin: pairs, with unknown interpolations', () => {
    const { settings, places } = read('client-code/KafkaConfig.kt');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'an-example-of-a-secret',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ clientSecret: '16:29', poolId: '18:41' });
  });

  it('is read from Scala: Spark options', () => {
    const { settings, places, elsewhere } = read('client-code/stream.scala');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      logicalCluster: 'lkc-a1b2c3',
    });
    expect(places).toMatchObject({ bootstrapServers: '7:41', clientId: '12:142' });
    expect(elsewhere).toEqual(['clientSecret: the environment variable SECRET']);
  });

  it('is read from JavaScript with the block kafkaJS', () => {
    const { settings, places } = read('client-code/kafka-javascript.mjs', undefined, {
      ...ENV,
      AUTH0_DOMAIN: 'acme.auth0.com',
    });
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'from-the-environment',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ bootstrapServers: '8:16', securityProtocol: '9:10', poolId: '16:76' });
  });

  it("is read from TypeScript for kafkajs: the provider's settings are around it", () => {
    const { settings, places } = read('client-code/kafkajs.ts', undefined, ENV);
    expect(settings).toEqual({
      client: 'kafkajs',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      clientSecret: 'from-the-environment',
      audience: 'https://kafka.acme.example',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ tokenEndpoint: '3:20', saslMechanism: '25:23', poolId: '4:69' });
  });

  it('is read from C: calls, a macro, and a comma that is escaped twice', () => {
    const { settings, places } = read('client-code/main.c', undefined, ENV);
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'sasl_ssl',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.acme.example/token',
      clientId: 'kafka-orders',
      clientSecret: 'from-the-environment',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz,pool-w9Qr',
    });
    expect(places).toMatchObject({ bootstrapServers: '3:18', poolId: '20:23' });
  });

  it('is read from Rust: a chain of calls', () => {
    const { settings, places } = read('client-code/producer.rs', undefined, ENV);
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.acme.example/token',
      clientId: 'kafka-orders',
      clientSecret: 'from-the-environment',
      logicalCluster: 'lkc-a1b2c3',
    });
    expect(places).toMatchObject({ tokenEndpoint: '5:26', logicalCluster: '16:63' });
  });

  it('is read from Ruby: symbols, and interpolations', () => {
    const { settings, places, elsewhere } = read('client-code/producer.rb');
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.acme.example/token',
      clientSecret: "it's-an-example",
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ clientSecret: '10:38', poolId: '11:76' });
    expect(elsewhere).toEqual(['clientId: the environment variable CLIENT_ID']);
  });
});

describe('a value in a program', () => {
  it.each([
    ['x.py', String.raw`c = {'sasl.oauthbearer.scope': 'a\tb\d'}`, 'a\tb\\d'],
    ['x.py', String.raw`c = {'sasl.oauthbearer.scope': r'a\tb'}`, String.raw`a\tb`],
    ['x.py', `c = {'sasl.oauthbearer.scope': """a'b"c"""}`, `a'b"c`],
    ['x.py', `S = 'a b'\nc = dict()\nc['sasl.oauthbearer.scope'] = S`, 'a b'],
    ['x.js', `c = {'sasl.oauthbearer.scope': 'caf\\u00e9 \\x41 \\u{1f600}'}`, 'café A 😀'],
    ['x.cs', `c["sasl.oauthbearer.scope"] = @"a""b\\c";`, String.raw`a"b\c`],
    ['x.go', 'c["sasl.oauthbearer.scope"] = `a\\tb`', String.raw`a\tb`],
    ['x.java', `p.put("sasl.oauthbearer.scope", "a" + " " + "b");`, 'a b'],
    ['x.cpp', `conf->set("sasl.oauthbearer.scope", R"x(a)"b)x", errstr);`, 'a)"b'],
    ['x.rs', `c.set("sasl.oauthbearer.scope", r#"a"b"#);`, 'a"b'],
    ['x.php', String.raw`$conf->set('sasl.oauthbearer.scope', 'a\'b');`, "a'b"],
  ])('is decoded by the rules of %s: %s', (name, text, scope) => {
    expect(program(name, text).settings['scope']).toBe(scope);
  });

  it.each([
    ['x.py', `c = {'sasl.oauthbearer.scope': os.environ.get('S')}`],
    ['x.py', `c = {'sasl.oauthbearer.scope': os.getenv("S")}`],
    ['x.ts', `c = {'sasl.oauthbearer.scope': process.env.S!}`],
    ['x.js', `c = {'sasl.oauthbearer.scope': process.env['S']}`],
    ['x.go', `c["sasl.oauthbearer.scope"] = os.Getenv("S")`],
    ['x.cs', `c["sasl.oauthbearer.scope"] = Environment.GetEnvironmentVariable("S");`],
    ['x.java', `p.put("sasl.oauthbearer.scope", System.getenv("S"));`],
    ['x.rb', `c = { "sasl.oauthbearer.scope" => ENV["S"] }`],
    ['x.rs', `c.set("sasl.oauthbearer.scope", &env::var("S").expect("S"));`],
    ['x.scala', `p.put("sasl.oauthbearer.scope", sys.env("S"))`],
  ])('is a reference if an environment variable contains it: %s %s', (name, text) => {
    expect(program(name, text).elsewhere).toEqual(['scope: the environment variable S']);
    expect(program(name, text, { S: 'kafka' }).settings['scope']).toBe('kafka');
  });

  it('is the default of an environment variable that is not set', () => {
    const text = `c = {'sasl.oauthbearer.scope': os.getenv('S', 'kafka')}`;
    expect(program('x.py', text).settings['scope']).toBe('kafka');
    expect(program('x.py', text, { S: 'other' }).settings['scope']).toBe('other');
  });

  it.each(['scope', 'f("x")', 'a if b else "c"', '"a".replace("a", b)', 'args.scope', '["a"][0]'])(
    'is not guessed: %s',
    (value) => {
      const { settings, elsewhere } = program('x.py', `c = {'sasl.oauthbearer.scope': ${value}}`);
      expect(settings).not.toHaveProperty('scope');
      expect(elsewhere).toEqual([]);
    },
  );

  it('is unknown when conditional statements disagree', () => {
    const text = (indent: string): string =>
      `c = {'sasl.oauthbearer.scope': 'a'}\nif x:\n${indent}c['sasl.oauthbearer.scope'] = 'b'\n`;
    expect(program('x.py', text('    ')).settings).not.toHaveProperty('scope');
    expect(program('x.py', text('')).settings['scope']).toBe('b');
  });

  it('is not read from comments', () => {
    const text = `c = {\n  # 'sasl.oauthbearer.scope': 'old',\n  'sasl.oauthbearer.method': 'oidc',\n}`;
    expect(program('x.py', text).settings).not.toHaveProperty('scope');
  });

  it('comes from a map that another one copies', () => {
    const text = `base = {'sasl.oauthbearer.scope': 'a'}\nc = {**base, 'sasl.mechanisms': 'OAUTHBEARER'}`;
    expect(program('x.py', text).settings).toMatchObject({ scope: 'a', saslMechanism: 'OAUTHBEARER' });
  });

  it('is never mixed from two clients: the one that signs in is used', () => {
    const text = `a = {'sasl.mechanisms': 'PLAIN', 'group.id': 'x'}\nb = {'sasl.mechanisms': 'OAUTHBEARER'}`;
    const { settings } = program('x.py', text);
    expect(settings).toMatchObject({ saslMechanism: 'OAUTHBEARER' });
    expect(settings).not.toHaveProperty('groups');
  });
});

describe('a snippet without a revealing file name', () => {
  it.each([
    `{ 'sasl.mechanisms': 'OAUTHBEARER', 'sasl.oauthbearer.method': 'oidc' }`,
    `'sasl.mechanisms': 'OAUTHBEARER',\n'sasl.oauthbearer.method': 'oidc',\n`,
    `conf = {\n  "sasl.mechanisms": "OAUTHBEARER",\n}`,
    `conf['sasl.mechanisms'] = 'OAUTHBEARER'\n`,
    `props.put("sasl.mechanism", "OAUTHBEARER");\n`,
    `var config = new ProducerConfig\n{\n  SaslMechanism = SaslMechanism.OAuthBearer\n};`,
    `cfg := &kafka.ConfigMap{\n"sasl.mechanisms": "OAUTHBEARER"}`,
    `const kafka = new Kafka({ brokers: ['b:9092'], sasl: { mechanism: 'oauthbearer' } });`,
    `Hi,\nthis is what we have:\n  props.put("sasl.mechanism", "OAUTHBEARER");\n`,
  ])('is recognised: %s', (text) => {
    const { format, settings } = read('standard input', text);
    expect(format).toBe("configuration in a program's source code");
    expect(settings['saslMechanism']).toBe('OAUTHBEARER');
  });

  it.each([
    ['librdkafka properties', 'sasl.mechanisms=OAUTHBEARER\nsasl.oauthbearer.method=oidc\n'],
    [
      'librdkafka configuration in JSON',
      '{"sasl.mechanisms": "OAUTHBEARER", "sasl.oauthbearer.method": "oidc"}',
    ],
    ['environment variables', 'export SASL_MECHANISM=OAUTHBEARER\nCLIENT_ID=x\n'],
    ['Java client properties', "sasl.jaas.config=a required clientId='x' \\\n  clientSecret='y';\n"],
  ])('is not one: %s', (format, text) => {
    expect(read('standard input', text).format).toBe(format);
  });
});

describe('lint of source code', () => {
  const COMPLETE = {
    'bootstrap.servers': CONFLUENT,
    'security.protocol': 'SASL_SSL',
    'sasl.mechanisms': 'OAUTHBEARER',
    'sasl.oauthbearer.method': 'oidc',
    'sasl.oauthbearer.token.endpoint.url': 'https://id.acme.example/token',
    'sasl.oauthbearer.client.id': 'kafka-orders',
    'sasl.oauthbearer.client.secret': 'an-example-of-a-secret',
    'sasl.oauthbearer.extensions': 'logicalCluster=lkc-a1b2c3,identityPoolId=pool-x7Yz',
  };
  /** A Python dictionary, with expressions in place of some values, or without them. */
  const python = (changes: Readonly<Record<string, string | undefined>>, rest = ''): string => {
    const literals = Object.fromEntries(
      Object.entries(COMPLETE).map(([name, value]) => [name, JSON.stringify(value)]),
    );
    const lines = Object.entries({ ...literals, ...changes })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `    '${name}': ${value!},`);
    return ['conf = {', ...lines, '}', rest].join('\n');
  };

  it('finds nothing in a complete one', () => {
    expect(found('x.py', python({}))).toEqual([]);
  });

  it('names the place in the code', () => {
    expect(found('x.py', python({ 'sasl.oauthbearer.extensions': `'logical_cluster=lkc-a1b2c3'` }))).toEqual([
      '9:37 config/extension-key-underscore',
    ]);
  });

  it('finds what is missing if the map is visible completely, even if its secret is elsewhere', () => {
    const secret = { 'sasl.oauthbearer.client.secret': `os.environ['S']` };
    expect(found('x.py', python({ ...secret, 'sasl.oauthbearer.method': undefined }))).toEqual([
      expect.stringMatching(/ config\/method-not-oidc$/),
    ]);
    expect(found('x.py', python({ ...secret, 'security.protocol': undefined }))).toEqual([
      expect.stringMatching(/ config\/security-protocol$/),
    ]);
  });

  it.each([
    ['a spread', python({ 'sasl.oauthbearer.method': undefined }).replace('{', '{ **defaults(),')],
    ['a function that may add to it', python({ 'sasl.oauthbearer.method': undefined }, 'secure(conf)')],
    ['a callback', python({ 'sasl.oauthbearer.method': undefined, oauth_cb: 'token' })],
    ['an excerpt', python({ 'sasl.oauthbearer.method': undefined }).replace('\n}', '')],
    ['a method in a variable', python({ 'sasl.oauthbearer.method': 'METHOD' })],
    ['extensions in a variable', python({ 'sasl.oauthbearer.extensions': 'ext' })],
    ['a cluster in a variable', python({ 'sasl.oauthbearer.extensions': `f'logicalCluster={lkc}'` })],
    ['a mechanism in the environment', python({ 'sasl.mechanisms': `os.environ['M']` })],
    ['a protocol in a variable', python({ 'security.protocol': 'protocol' })],
    ['everything in variables', python(Object.fromEntries(Object.keys(COMPLETE).map((name) => [name, 'x'])))],
  ])('raises no alarm about unknown values: %s', (_, text) => {
    expect(found('x.py', text)).toEqual([]);
  });

  it('raises no alarm about kafkajs whose sasl is not in the code', () => {
    const text = `new Kafka({ clientId: 'a', brokers, ssl: true, sasl: login() })`;
    expect(found('x.ts', text)).toEqual([]);
  });

  it("fixes a value with its language's escapes, and nothing else", () => {
    const text = python({ 'sasl.oauthbearer.extensions': `'logical_cluster=lkc-a1b2c3'` });
    const judged = (code: string): Linted => {
      const file = fileOf('x.py', code);
      return { file, result: lint(file, { env: {} }) };
    };
    const { file } = fixed(judged(text), judged);
    expect(file.source.file).toBe(text.replace('logical_cluster', 'logicalCluster'));
  });

  it('does not fix a line with another text, which may be a secret', () => {
    const text = python({ 'sasl.oauthbearer.extensions': `'logical_cluster=lkc-a1b2c3', x: 'secret'` });
    const [finding] = lint(fileOf('x.py', text), { env: {} }).findings;
    expect(finding).toMatchObject({ id: 'config/extension-key-underscore', fixable: false });
  });

  it.each([
    [
      'x.py',
      `c = {'bootstrap.servers': '${CONFLUENT}', 'security.protocol': 'SASL_PLAINTEXT'}`,
      `'security.protocol': 'SASL_SSL',`,
    ],
    [
      'x.cs',
      `c = new ProducerConfig { BootstrapServers = "${CONFLUENT}", SecurityProtocol = SecurityProtocol.SaslPlaintext };`,
      'SecurityProtocol = SecurityProtocol.SaslSsl,',
    ],
    [
      'x.java',
      `p.put("bootstrap.servers", "${CONFLUENT}"); p.put("security.protocol", "SASL_PLAINTEXT");`,
      'p.put("security.protocol", "SASL_SSL");',
    ],
    [
      'x.rs',
      `c.set("bootstrap.servers", "${CONFLUENT}").set("security.protocol", "SASL_PLAINTEXT")`,
      '.set("security.protocol", "SASL_SSL")',
    ],
    [
      'x.c',
      `set(conf, "bootstrap.servers", "${CONFLUENT}"); set(conf, "security.protocol", "sasl_plaintext");`,
      'set(conf, "security.protocol", "SASL_SSL");',
    ],
    [
      'x.cpp',
      `conf->set("bootstrap.servers", "${CONFLUENT}", e); conf->set("security.protocol", "sasl_plaintext", e);`,
      'conf->set("security.protocol", "SASL_SSL", e);',
    ],
    [
      'x.php',
      `$conf->set('bootstrap.servers', '${CONFLUENT}'); $conf->set('security.protocol', 'SASL_PLAINTEXT');`,
      "$conf->set('security.protocol', 'SASL_SSL');",
    ],
  ])('writes its fix in the notation of %s', (name, text, line) => {
    const { findings } = lint(fileOf(name, text), { env: {} });
    const finding = findings.find(({ id }) => id === 'config/security-protocol');
    expect(finding?.fix?.commands?.map((command) => command.text)).toEqual([line]);
  });
});

describe('source code that cannot be read', () => {
  it.each([
    ['x.py', `conf = {'sasl.mechanisms': 'OAUTH\n}`, '1:28'],
    ['x.java', 'class A {\n  String a = "b;\n}', '2:14'],
    ['x.js', 'const a = `b\n', '1:11'],
  ])('is rejected with the place of an unclosed string: %s', (name, text, place) => {
    expect(() => fileOf(name, text)).toThrow(`${name}:${place}: this string is not closed`);
  });

  it.each([
    ['x.rs', `fn f<'a>(x: &'a str) { c.set("sasl.mechanism", "OAUTHBEARER"); }`],
    ['x.js', `const quoted = /['"\`]/; c = {'sasl.mechanism': 'OAUTHBEARER'}`],
    ['x.java', `char c = '"'; props.put("sasl.mechanism", "OAUTHBEARER");`],
    ['x.cs', `#region don't\nc["sasl.mechanism"] = "OAUTHBEARER";`],
    ['x.java', `}\n}\nprops.put("sasl.mechanism", "OAUTHBEARER");`],
  ])('does not match: %s %s', (name, text) => {
    expect(program(name, text).settings['saslMechanism']).toBe('OAUTHBEARER');
  });

  it('is rejected when it configures no client', () => {
    expect(() => fileOf('x.py', 'print("hello")')).toThrow('no Kafka client is given settings');
  });
});
