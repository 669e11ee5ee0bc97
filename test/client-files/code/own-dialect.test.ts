import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/doctor/lint.ts';
import { fileOf, read } from '../formats/_read-file.ts';

/** The findings of `lint`, each with its place and the first line of its fix that is not a comment. */
const found = (name: string, text?: string): readonly string[] =>
  lint(fileOf(name, text), { env: {} }).findings.map(({ id, place, fix }) => {
    const [line = ''] = (fix?.commands ?? []).map((command) =>
      command.text.replace(/^(?:#|\/\/)[^\n]*\n/, ''),
    );
    return `${place?.line ?? 0}:${place?.column ?? 0} ${id} ${line}`.trim();
  });

const CONFLUENT = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const TOKEN_URL = 'https://id.acme.example/token';
const WITHOUT_METHOD: readonly (readonly [string, string])[] = [
  ['bootstrap.servers', CONFLUENT],
  ['security.protocol', 'SASL_SSL'],
  ['sasl.mechanisms', 'OAUTHBEARER'],
  ['sasl.oauthbearer.token.endpoint.url', TOKEN_URL],
  ['sasl.oauthbearer.client.id', 'kafka-orders'],
  ['sasl.oauthbearer.client.secret', 'an-example-of-a-secret'],
  ['sasl.oauthbearer.extensions', 'logicalCluster=lkc-a1b2c3,identityPoolId=pool-x7Yz'],
];
const lines = (line: (name: string, value: string) => string): string =>
  WITHOUT_METHOD.map(([name, value]) => line(name, value)).join('\n');

describe('an endpoint and a secret without sasl.oauthbearer.method', () => {
  it.each([
    [
      'x.py',
      `p = Producer({\n${lines((name, value) => `    '${name}': '${value}',`)}\n})\n`,
      `'sasl.oauthbearer.method': 'oidc',`,
    ],
    [
      'kwargs.py',
      `conf = dict([])\n${lines((name, value) => `conf["${name}"] = "${value}"`)}\nc = Consumer(conf)\n`,
      `conf["sasl.oauthbearer.method"] = "oidc"`,
    ],
    [
      'x.go',
      `func main() {\n\tp, err := kafka.NewProducer(&kafka.ConfigMap{\n${lines((name, value) => `\t\t"${name}": "${value}",`)}\n\t})\n}\n`,
      `"sasl.oauthbearer.method": "oidc",`,
    ],
    [
      'setkey.go',
      `cfg := kafka.ConfigMap{}\n${lines((name, value) => `cfg.SetKey("${name}", "${value}")`)}\nc, err := kafka.NewConsumer(&cfg)\n`,
      `cfg.SetKey("sasl.oauthbearer.method", "oidc")`,
    ],
    [
      'x.js',
      `const producer = new Kafka.Producer({\n${lines((name, value) => `  '${name}': '${value}',`)}\n});\n`,
      `'sasl.oauthbearer.method': 'oidc',`,
    ],
    [
      'x.cpp',
      `RdKafka::Conf *conf = RdKafka::Conf::create(RdKafka::Conf::CONF_GLOBAL);\n${lines((name, value) => `if (conf->set("${name}", "${value}", errstr) != RdKafka::Conf::CONF_OK) exit(1);`)}\nRdKafka::Producer *p = RdKafka::Producer::create(conf, errstr);\n`,
      `conf->set("sasl.oauthbearer.method", "oidc", errstr)`,
    ],
    [
      'x.c',
      `rd_kafka_conf_t *conf = rd_kafka_conf_new();\n${lines((name, value) => `rd_kafka_conf_set(conf, "${name}", "${value}", errstr, sizeof(errstr));`)}\nrk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, errstr, sizeof(errstr));\n`,
      `rd_kafka_conf_set(conf, "sasl.oauthbearer.method", "oidc", errstr, sizeof(errstr));`,
    ],
    [
      'x.rs',
      `let producer: FutureProducer = ClientConfig::new()\n${lines((name, value) => `    .set("${name}", "${value}")`)}\n    .create()?;\n`,
      `.set("sasl.oauthbearer.method", "oidc")`,
    ],
    [
      'x.rb',
      `config = {\n${lines((name, value) => `  "${name}": "${value}",`)}\n}\nproducer = Rdkafka::Config.new(config).producer\n`,
      `"sasl.oauthbearer.method": "oidc",`,
    ],
    [
      'karafka.rb',
      `class App < Karafka::App\n  setup do |config|\n    config.kafka = {\n${lines((name, value) => `      '${name}' => '${value}',`)}\n    }\n  end\nend\n`,
      `'sasl.oauthbearer.method' => 'oidc',`,
    ],
    [
      'x.php',
      `<?php\n$conf = new RdKafka\\Conf();\n${lines((name, value) => `$conf->set('${name}', '${value}');`)}\n$producer = new RdKafka\\Producer($conf);\n`,
      `$conf->set('sasl.oauthbearer.method', 'oidc');`,
    ],
    [
      'x.cs',
      `var config = new Dictionary<string, string>\n{\n${lines((name, value) => `    { "${name}", "${value}" },`)}\n};\n`,
      `{ "sasl.oauthbearer.method", "oidc" },`,
    ],
  ])('is found in %s, with a fix in its own dialect', (name, text, line) => {
    const at = text.split('\n').findIndex((each) => each.includes(TOKEN_URL));
    const column = text.split('\n')[at]!.indexOf(TOKEN_URL) + 1;
    expect(found(name, text)).toEqual([`${at + 1}:${column} config/method-not-oidc ${line}`]);
  });

  it.each([
    ['x.py', `p = Producer({\n${lines((name, value) => `'${name}': '${value}',`)}\n'oauth_cb': fetch,\n})\n`],
    [
      'x.go',
      `p, _ := kafka.NewProducer(&kafka.ConfigMap{\n${lines((name, value) => `"${name}": "${value}",`)}\n})\np.SetOAuthBearerToken(token)\n`,
    ],
    [
      'x.js',
      `const p = new Kafka.Producer({\n${lines((name, value) => `'${name}': '${value}',`)}\noauthbearer_token_refresh_cb: refresh,\n});\n`,
    ],
    [
      'helper.go',
      `p, _ := kafka.NewProducer(withMethod(kafka.ConfigMap{\n${lines((name, value) => `"${name}": "${value}",`)}\n}))\n`,
    ],
  ])('is not a fault when a callback or a helper may make up for it: %s', (name, text) => {
    expect(found(name, text)).toEqual([]);
  });
});

describe('a Flink builder', () => {
  it('is read completely, including servers, group and JAAS string', () => {
    const { settings, places } = read('client-code/flink-source.java');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CONFLUENT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa1b2c3d4e5f6g7h8i9',
      clientSecret: 'an-example-of-a-secret',
      groups: 'billing',
      logicalCluster: 'lkc-a1b2c3',
      poolId: 'pool-x7Yz',
    });
    expect(places).toMatchObject({ bootstrapServers: '6:31', groups: '8:22', logicalCluster: '19:48' });
    expect(found('client-code/flink-source.java')).toEqual([]);
  });

  const JAAS = (extensions: string): string =>
    `org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId='a' clientSecret='b'${extensions};`;
  const chain = (set: string, extensions: string, servers: string): string =>
    [
      `    .${servers}("${CONFLUENT}")`,
      `    .${set}("security.protocol", "SASL_SSL")`,
      `    .${set}("sasl.mechanism", "OAUTHBEARER")`,
      `    .${set}("sasl.login.callback.handler.class", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler")`,
      `    .${set}("sasl.oauthbearer.token.endpoint.url", "${TOKEN_URL}")`,
      `    .${set}("sasl.jaas.config", "${JAAS(extensions)}")`,
    ].join('\n');

  it.each([
    [
      'Sink.java',
      `KafkaSink<String> s = KafkaSink.<String>builder()\n${chain('setProperty', '', 'setBootstrapServers')}\n    .build();`,
    ],
    [
      'source.kt',
      `val s = KafkaSource.builder<String>()\n${chain('setProperty', '', 'setBootstrapServers')}\n    .build()`,
    ],
    [
      'source.scala',
      `val s = KafkaSource.builder[String]()\n${chain('setProperty', '', 'setBootstrapServers')}\n    .build()`,
    ],
    [
      'source.py',
      `s = KafkaSource.builder() \\\n${chain('set_property', '', 'set_bootstrap_servers').replaceAll('\n', ' \\\n')} \\\n    .build()`,
    ],
  ])('lacks its cluster: %s', (name, text) => {
    expect(found(name, text)).toEqual([
      expect.stringMatching(
        /^7:\d+ config\/extension-missing-cluster extension_logicalCluster='\$CLUSTER_ID'$/,
      ),
    ]);
    expect(found(name, text.replace(`'b';`, `'b' extension_logicalCluster='lkc-a1b2c3';`))).toEqual([]);
  });
});

describe("a platform that has relocated Kafka's classes", () => {
  it('is sound when both classes are its own', () => {
    expect(found('client-code/databricks.py')).toEqual([]);
    expect(read('client-code/databricks.py').places).toMatchObject({
      bootstrapServers: '5:41',
      logicalCluster: '17:36',
    });
  });

  const spark = (module: string, handler: string): string =>
    [
      'val df = spark.readStream.format("kafka")',
      `  .option("kafka.bootstrap.servers", "${CONFLUENT}")`,
      '  .option("kafka.security.protocol", "SASL_SSL")',
      '  .option("kafka.sasl.mechanism", "OAUTHBEARER")',
      `  .option("kafka.sasl.login.callback.handler.class", "${handler}")`,
      `  .option("kafka.sasl.oauthbearer.token.endpoint.url", "${TOKEN_URL}")`,
      `  .option("kafka.sasl.jaas.config", s"""${module} required clientId="a" clientSecret="$secret" extension_logicalCluster="lkc-a1b2c3";""")`,
      '  .load()',
    ].join('\n');
  const MODULE = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule';
  const HANDLER = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler';

  it("does not start with Kafka's own handler", () => {
    expect(found('x.scala', spark(`kafkashaded.${MODULE}`, HANDLER))).toEqual([
      `5:55 config/callback-handler-class .option("kafka.sasl.login.callback.handler.class", "kafkashaded.${HANDLER}")`,
    ]);
  });

  it("does not start with Kafka's own login module either", () => {
    expect(found('x.scala', spark(MODULE, `kafkashaded.${HANDLER}`))).toEqual([
      expect.stringMatching(
        /^7:41 config\/login-module \.option\("kafka\.sasl\.jaas\.config", "kafkashaded\.org/,
      ),
    ]);
  });

  it('gets no fix for a third-party handler, which has many builds', () => {
    const handler = 'io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler';
    expect(found('x.scala', spark(`kafkashaded.${MODULE}`, handler))).toEqual([
      '5:55 config/callback-handler-class',
    ]);
  });

  it('may have a custom class that was compiled for it', () => {
    expect(found('x.scala', spark(`kafkashaded.${MODULE}`, 'com.acme.kafka.LoginHandler'))).toEqual([]);
  });
});

describe('a fix', () => {
  it.each([
    [
      'map.scala',
      `val p = Map(\n  "sasl.mechanism" -> "OAUTHBEARER",\n  "security.protocol" -> "SASL_PLAINTEXT",\n  "bootstrap.servers" -> "${CONFLUENT}",\n)`,
      '"security.protocol" -> "SASL_SSL",',
    ],
    [
      'map.kt',
      `val p = mapOf(\n  "sasl.mechanism" to "OAUTHBEARER",\n  "security.protocol" to "SASL_PLAINTEXT",\n  "bootstrap.servers" to "${CONFLUENT}",\n)`,
      '"security.protocol" to "SASL_SSL",',
    ],
    [
      'map.groovy',
      `def p = [\n  'sasl.mechanism': 'OAUTHBEARER',\n  'security.protocol': 'SASL_PLAINTEXT',\n  'bootstrap.servers': '${CONFLUENT}',\n]`,
      `'security.protocol': 'SASL_SSL',`,
    ],
    [
      'put.java',
      `config.setProperty("security.protocol", "SASL_PLAINTEXT");\nconfig.setProperty("bootstrap.servers", "${CONFLUENT}");`,
      'config.setProperty("security.protocol", "SASL_SSL");',
    ],
    [
      'index.cs',
      `config["security.protocol"] = "SASL_PLAINTEXT";\nconfig["bootstrap.servers"] = "${CONFLUENT}";`,
      'config["security.protocol"] = "SASL_SSL";',
    ],
    [
      'table.java',
      `d = d.option("properties.bootstrap.servers", "${CONFLUENT}")\n  .option("properties.security.protocol", "SASL_PLAINTEXT");`,
      '.option("properties.security.protocol", "SASL_SSL");',
    ],
  ])("is written like the program's own pairs: %s", (name, text, line) => {
    expect(found(name, text)).toContainEqual(expect.stringContaining(`config/security-protocol ${line}`));
  });
});
