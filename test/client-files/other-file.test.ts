import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../src/client-files/client-file.ts';

const refusal = (file: string, text: string | Uint8Array): string => {
  try {
    readClientFile(file, typeof text === 'string' ? Buffer.from(text) : text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

const BROKER = "a Kafka broker's configuration";

/** Files that people pass by mistake, and what they are. */
const OTHERS: readonly (readonly [what: string, file: string, text: string | Uint8Array, place?: string])[] =
  [
    [
      BROKER,
      'server.properties',
      '# broker\nprocess.roles=broker\nnode.id=10\nlisteners=CLIENT://:9094\n',
      '2:1',
    ],
    [
      'a syslog-ng configuration',
      'syslog-ng.conf',
      'destination d_kafka {\n  kafka-c(\n    config(\n      sasl.mechanisms("OAUTHBEARER")\n      sasl.oauthbearer.extensions("logicalCluster=lkc-abc123")\n    )\n  );\n};\n',
    ],
    [
      'an rsyslog configuration',
      'rsyslog.conf',
      'module(load="omkafka")\naction(type="omkafka" broker="kafka:9093"\n  confParam=["sasl.mechanisms=OAUTHBEARER"])\n',
    ],
    [BROKER, 'server.properties', 'broker.id=0\nlisteners=PLAINTEXT://:9092\nzookeeper.connect=zk:2181\n'],
    [
      BROKER,
      'kafka.properties',
      'node.id=1\nprocess.roles=broker,controller\nsasl.enabled.mechanisms=OAUTHBEARER\nsasl.oauthbearer.jwks.endpoint.url=https://sso.acme.com/certs\nsasl.oauthbearer.expected.audience=kafka\nlistener.name.client.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;\n',
    ],
    [
      "a Kafka controller's configuration",
      'controller.properties',
      'process.roles=controller\nnode.id=3\nlisteners=CONTROLLER://:9093\n',
    ],
    ["ZooKeeper's configuration", 'zookeeper.properties', 'dataDir=/tmp/zookeeper\nclientPort=2181\n'],
    ["ZooKeeper's configuration", 'zoo.cfg', 'tickTime=2000\ninitLimit=10\nsyncLimit=5\n'],
    [
      "Schema Registry's own configuration",
      'schema-registry.properties',
      'listeners=http://0.0.0.0:8081\nkafkastore.bootstrap.servers=PLAINTEXT://b:9092\n',
      '2:1',
    ],
    ['a Log4j configuration', 'log4j.properties', 'log4j.rootLogger=INFO, stdout\n'],
    [
      'a JAAS file without an entry KafkaClient',
      'kafka_server_jaas.conf',
      'KafkaServer {\n  org.apache.kafka.common.security.plain.PlainLoginModule required user_a="b";\n};\n',
    ],
    ['a Java keystore', 'trust.jks', Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2)],
    ['a keystore (PKCS #12)', 'client.p12', Uint8Array.of(0x30, 0x82, 0x0a, 0x5e, 2, 1, 3)],
    ['a private key', 'key.pem', '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n'],
    ['a certificate', 'ca.pem', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
    ['a token', 'token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln\n'],
    ['a key set', 'jwks.json', '{"keys":[{"kty":"RSA","kid":"a"}]}'],
    [
      'discovery document',
      'openid-configuration.json',
      '{"issuer":"https://a","jwks_uri":"https://a/k","token_endpoint":"https://a/t"}',
    ],
    ['the answer of a token endpoint', 'answer.json', '{"access_token":"x","expires_in":3600}'],
    [
      'a Helm template',
      'template.conf',
      'replicas = {{ .Values.replicas }}\n{{- include "app.labels" . }}\n',
    ],
    ['a Jinja template', 'server.conf.j2', '{% for each in brokers %}\nhost {{ each }}\n{% endfor %}\n'],
    ['a web page', 'index.html', '<!DOCTYPE html><html></html>'],
    ['XML', 'pom.xml', '<?xml version="1.0"?><project/>'],
    ['a log', 'app.log', '2026-11-20 10:11:12,345 INFO started\n2026-11-20 10:11:13,345 ERROR failed\n'],
    [
      'a log in JSON',
      'kafkajs.log',
      '{"level":"INFO","timestamp":"2026-01-05T12:03:40.001Z","logger":"kafkajs","message":"a"}\n{"level":"ERROR","timestamp":"2026-01-05T12:03:41.001Z","logger":"kafkajs","message":"b"}\n',
    ],
    ['a log', 'rdkafka.txt', '%3|1718691008.6|FAIL|rdkafka#producer-1| [thrd:x]: failed\n'],
    [
      'an error text',
      'error.txt',
      'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed\n\tat a.b(C.java:1)\n',
    ],
    ['a Logstash pipeline', 'beats.conf', 'input { beats { port => 5044 } }\noutput { stdout {} }\n'],
    ['an nginx configuration', 'nginx.conf', 'worker_processes auto;\nhttp {\n  server { listen 443; }\n}\n'],
    ['HOCON', 'application.conf', 'include "base"\nakka { loglevel = INFO }\n'],
    ['TOML', 'Cargo.toml', '[package]\nname = "orders"\n'],
    ['an INI file', 'setup.cfg', '[metadata]\nname = orders\n'],
    ["Kerberos's configuration", 'krb5.conf', '[libdefaults]\n  default_realm = ACME.COM\n'],
    ['a systemd unit', 'kafka.conf', '[Unit]\nDescription=Kafka\n[Service]\nExecStart=/bin/true\n'],
    ['a Dockerfile', 'Dockerfile', '# syntax=docker/dockerfile:1\nFROM alpine\nRUN true\n'],
    [
      'a GitHub workflow',
      'ci.yml',
      'name: ci\non: [push]\njobs:\n  a: { runs-on: ubuntu-latest, steps: [] }\n',
    ],
    ['a package.json', 'package.json', '{"name":"a","dependencies":{"kafkajs":"2"}}'],
    ['an empty file', 'client.properties', ' \n\n'],
  ];

describe('a file without any client configuration', () => {
  it.each(OTHERS.map((each) => [each[0], each[1], each] as const))(
    'is called %s: %s',
    (what, file, [, , text, place]) => {
      const said = refusal(file, text);
      expect(said).toContain(what);
      expect(said).toMatch(/; (?:give|oauthbearer|doctor|its|render|the|was|no|unpack)/);
      expect(said).not.toContain('KafkaClient:1');
      if (place !== undefined) expect(said).toContain(`${file}:${place}: `);
    },
  );

  it('is not called a JAAS file for a string in braces', () => {
    const pipeline =
      'output { kafka { sasl_jaas_config => "a.b.PlainLoginModule required username=\'u\';" } }\n';
    expect(refusal('pipeline.conf', pipeline)).not.toContain('JAAS file');
  });

  it("is a client's if a server's file contains one too", () => {
    const worker =
      'bootstrap.servers=b:9092\nlog.dirs=/tmp\nlisteners=http://:8083\nsecurity.protocol=SASL_SSL\nsasl.mechanism=OAUTHBEARER\n';
    expect(refusal('worker.properties', worker)).toBe('accepted');
  });
});
