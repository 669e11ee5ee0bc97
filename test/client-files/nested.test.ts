import { describe, expect, it } from 'vitest';
import { linted } from './dialects/_linted.ts';

const indented = (text: string, by: number): string => text.replace(/^(?=[^\n])/gm, ' '.repeat(by));

/** Programs of three kinds, each with one fault. */
const DIALECTS: readonly (readonly [name: string, text: string, fault: string])[] = [
  [
    'vector.yaml',
    `sinks:
  bus:
    type: kafka
    bootstrap_servers: pkc-4abc9.eu-west-1.aws.confluent.cloud:9092
    sasl: { enabled: true, mechanism: OAUTHBEARER }
    librdkafka_options:
      security.protocol: SASL_SSL
      sasl.oauthbearer.method: oidc
      sasl.oauthbearer.client.id: 0oa5kq2m8RtYx1Vb35d7
      sasl.oauthbearer.client.secret: abcSECRETdef0123456789
      sasl.oauthbearer.token.endpoint.url: https://acme.okta.com/.well-known/openid-configuration
      sasl.oauthbearer.extensions: logicalCluster=lkc-4k7zq1
`,
    'https://acme.okta.com/.well-known',
  ],
  [
    'orders.sql',
    `CREATE TABLE orders (id BIGINT) WITH (
  'connector' = 'kafka',
  'properties.bootstrap.servers' = 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
  'properties.security.protocol' = 'SASL_SSL',
  'properties.sasl.mechanism' = 'OAUTHBEARER',
  'properties.sasl.login.callback.handler.class' = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',
  'properties.sasl.oauthbearer.token.endpoint.url' = 'https://acme.okta.com/.well-known/openid-configuration',
  'properties.sasl.jaas.config' = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="0oa5kq2m8RtYx1Vb35d7" clientSecret="abcSECRETdef0123456789" extension_logicalCluster="lkc-4k7zq1";'
);
`,
    'https://acme.okta.com/.well-known',
  ],
  [
    'kminion.yaml',
    `kafka:
  brokers: ["kafka.internal:9093"]
  sasl:
    enabled: true
    mechanism: OAUTHBEARER
    oauth:
      tokenEndpoint: https://acme.okta.com/.well-known/openid-configuration
      clientId: 0oa5kq2m8RtYx1Vb35d7
minion: { topics: {} }
`,
    'https://acme.okta.com/.well-known',
  ],
];

const configMap = (name: string, text: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: it }\ndata:\n  ${name}: |\n${indented(text, 4)}`;

const CARRIERS: readonly (readonly [
  what: string,
  carry: (name: string, text: string) => readonly [string, string],
])[] = [
  ['a ConfigMap', (name, text) => ['map.yaml', configMap(name, text)]],
  [
    'a ConfigMap in Helm values',
    (name, text) => [
      'values.yaml',
      `replicas: 1\nextraDeploy:\n  - |\n${indented(configMap(name, text), 4)}`,
    ],
  ],
  [
    'a ConfigMap in Helm values in Markdown',
    (name, text) => [
      'issue.md',
      `It fails:\n\n\`\`\`yaml\nextraDeploy:\n  - |\n${indented(configMap(name, text), 4)}\`\`\`\n`,
    ],
  ],
  [
    'Helm values in an Argo CD application',
    (name, text) => [
      'application.yaml',
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: it }\nspec:\n  source:\n    helm:\n      values: |\n        files:\n          ${name}: |\n${indented(text, 12)}`,
    ],
  ],
  [
    'a file of cloud-init in Terraform',
    (name, text) => [
      'main.tf',
      `resource "aws_instance" "it" {\n  user_data = <<-CLOUD\n    #cloud-config\n    write_files:\n      - path: /etc/it/${name}\n        content: |\n${indented(text, 10)}  CLOUD\n}\n`,
    ],
  ],
  [
    'a template of an ExternalSecret in a playbook',
    (name, text) => [
      'playbook.yml',
      `- hosts: all\n  tasks:\n    - copy:\n        dest: /etc/k8s/secret.yaml\n        content: |\n          apiVersion: external-secrets.io/v1\n          kind: ExternalSecret\n          metadata: { name: it }\n          spec:\n            target:\n              template:\n                data:\n                  ${name}: |\n${indented(text, 20)}`,
    ],
  ],
];

describe.each(CARRIERS)('%s', (_, carry) => {
  it.each(DIALECTS)('holds %s, judged where the fault stands', (name, text, fault) => {
    const [file, carried] = carry(name, text);
    const before = carried.slice(0, carried.indexOf(fault)).split('\n');
    const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    expect(linted(file, carried).findings).toContain(`${place} config/token-url-is-issuer-or-discovery`);
  });
});
