import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretTraits } from '../../../src/settings/facts.ts';
import { readClientFile } from '../../../src/client-files/client-file.ts';
import { convert, writableFormat } from '../../../src/convert/convert.ts';
import { UsageError } from '../../../src/text/problem.ts';
import { fileOf, read } from './_read-file.ts';

const CLOUD = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const SIGN_IN = { securityProtocol: 'SASL_SSL', saslMechanism: 'OAUTHBEARER' } as const;
const EXTENSIONS = { logicalCluster: 'lkc-a1b2', poolId: 'pool-a1b2' } as const;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const secretOf = (data: string, under = 'data'): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n${under}:\n${data}\n`;
const podWith = (env: string): string =>
  `---\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: c\n      env:\n${env}\n`;
const clientSecretOf = (manifest: string): unknown => read('m.yaml', manifest).settings['clientSecret'];

describe('a Kubernetes manifest', () => {
  it('is read through the environment of a container', () => {
    const { settings, places, ...rest } = read('kubernetes/deployment.yaml');
    expect(settings).toEqual({
      client: 'java',
      ...SIGN_IN,
      bootstrapServers: CLOUD,
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5v',
      clientSecret: 'not-a-real-secret',
      allowedUrls: 'https://acme.auth0.com/oauth/token',
      ...EXTENSIONS,
    });
    expect(places).toMatchObject({
      bootstrapServers: '7:28',
      allowedUrls: '39:79',
      tokenEndpoint: '51:22',
      clientSecret: '55:55',
      poolId: '56:79',
    });
    expect(rest).toEqual({ format: 'Kubernetes manifest', oddities: [], elsewhere: [] });
  });

  it('is read through the files in several objects', () => {
    const { settings, places, ...rest } = read('kubernetes/config-map.yaml');
    expect(settings).toEqual({
      client: 'java',
      ...SIGN_IN,
      bootstrapServers: CLOUD,
      tokenEndpoint:
        'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token',
      clientId: '8a7d7a14-7b7b-4a2f-9d2e-5a1f0c0e6b11',
      clientSecret: 'not-a-real-secret',
      scope: 'api://kafka/.default',
      groups: 'billing',
      ...EXTENSIONS,
    });
    expect(places).toMatchObject({ bootstrapServers: '11:27', clientSecret: '24:25', poolId: '27:37' });
    expect(rest).toEqual({ format: 'Kubernetes manifest', oddities: [], elsewhere: [] });
  });

  it('is read for a client of Strimzi', () => {
    const { settings, places, ...rest } = read('kubernetes/strimzi-connect.yaml');
    const endpoint = 'https://idp.acme.example/realms/kafka/protocol/openid-connect/token';
    expect(settings).toEqual({
      clientAuth: 'client_secret_basic',
      ...SIGN_IN,
      bootstrapServers: CLOUD,
      tokenEndpoint: endpoint,
      clientId: 'warehouse-connect',
      scope: 'kafka',
      audience: 'kafka',
      allowedUrls: endpoint,
      ...EXTENSIONS,
    });
    expect(places).toMatchObject({ tokenEndpoint: '12:23', poolId: '21:23', allowedUrls: '25:16' });
    expect(rest).toEqual({
      format: "Kubernetes manifest, a client of Strimzi's",
      oddities: [],
      elsewhere: ['clientSecret: the environment variable CLIENT_SECRET'],
    });
  });

  it('is read through a file in base64, wrapped like the output of base64', () => {
    const { settings, places } = read('kubernetes/secret.yaml');
    expect(settings).toEqual({
      client: 'librdkafka',
      ...SIGN_IN,
      bootstrapServers: CLOUD,
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: 'reports',
      clientSecret: 'not-a-real-secret',
      scope: 'kafka',
      ...EXTENSIONS,
    });
    expect(places).toMatchObject({ tokenEndpoint: '7:5', clientSecret: '7:5' });
  });

  it("reads Strimzi's secret from the Secret beside it", () => {
    const { text } = fileOf('kubernetes/strimzi-connect.yaml').source.content;
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: warehouse-oauth}\ndata: {clientSecret: ${base64('x-y')}}\n---\n`;
    expect(read('m.yaml', secret + text).settings).toHaveProperty('clientSecret', 'x-y');
  });
});

describe('the secret of a Kubernetes Secret', () => {
  it.each([
    ['under a key of its own', secretOf(`  clientSecret: ${base64('x-y')}`), 'x-y'],
    ['in plain text', secretOf('  client-secret: x-y', 'stringData'), 'x-y'],
    [
      'in plain text over base64',
      `${secretOf(`  client-secret: ${base64('no')}`)}stringData: {client-secret: x-y}`,
      'x-y',
    ],
    ['with the line break of echo', secretOf(`  CLIENT_SECRET: ${base64('x-y\n')}`), 'x-y\n'],
    ['with the line break of a block', secretOf('  CLIENT_SECRET: |\n    x-y', 'stringData'), 'x-y\n'],
    [
      'in base64 twice',
      secretOf(`  CLIENT_SECRET: ${base64(base64('not-a-real-secret'))}`),
      base64('not-a-real-secret'),
    ],
    [
      'in a prefixed environment',
      `${secretOf(`  SECRET: ${base64('x-y')}`)}---\napiVersion: v1\nkind: Pod\nspec: {containers: [{envFrom: [{prefix: CLIENT_, secretRef: {name: s}}]}]}`,
      'x-y',
    ],
    [
      'behind a reference',
      `${secretOf(`  k: ${base64('x-y')}`)}${podWith('        - {name: CLIENT_SECRET, valueFrom: {secretKeyRef: {name: s, key: k}}}')}`,
      'x-y',
    ],
  ])('is what the client gets: %s', (_, manifest, secret) => {
    expect(clientSecretOf(manifest)).toBe(secret);
  });

  it('shows its faults to the doctor', () => {
    expect(
      secretTraits(String(clientSecretOf(secretOf(`  CLIENT_SECRET: ${base64('q3ZpyT8sXv5Lm\n')}`)))),
    ).toHaveProperty('surroundingWhitespace', true);
    expect(
      secretTraits(
        String(clientSecretOf(secretOf(`  CLIENT_SECRET: ${base64(base64('q3ZpyT8sXv5LmRk2NcJd'))}`))),
      ),
    ).toHaveProperty('base64OfText', true);
  });

  it('is in an environment variable when its Secret is not here', () => {
    const env =
      '        - {name: TOKEN_ENDPOINT, value: x}\n        - {name: CLIENT_SECRET, valueFrom: {secretKeyRef: {name: s, key: k}}}';
    const { elsewhere, settings } = read('m.yaml', podWith(env));
    expect(elsewhere).toEqual(['clientSecret: the environment variable CLIENT_SECRET']);
    expect(settings).not.toHaveProperty('clientSecret');
    expect(read('m.yaml', podWith(env), { CLIENT_SECRET: 'x-y' }).settings).toHaveProperty(
      'clientSecret',
      'x-y',
    );
  });
});

describe('references of a manifest to its own containers', () => {
  const client = (reference: string): string => `apiVersion: v1
kind: ConfigMap
data:
  client.properties: |
    sasl.mechanism=OAUTHBEARER
    config.providers=env,secrets
    sasl.jaas.config=x required clientId="orders" clientSecret="${reference}";
---
${secretOf(`  secret: ${base64('x-y')}`)}`;
  const container =
    '        - {name: ORDERS_SECRET, valueFrom: {secretKeyRef: {name: s, key: secret}}}\n        - {name: OIDC_CLIENT_ID, value: web}\n        - {name: OIDC_CLIENT_SECRET, value: web-secret}';

  it('are resolved, and another client of the container does not count', () => {
    const { settings, places } = read('m.yaml', client('${env:ORDERS_SECRET}') + podWith(container));
    expect(settings).toMatchObject({ clientId: 'orders', clientSecret: 'x-y' });
    expect(places).toMatchObject({ clientSecret: '13:11' });
  });
  it('keep their name in another file', () => {
    const file = fileOf('m.yaml', client('${env:ORDERS_SECRET}') + podWith(container));
    const { text } = convert(file, writableFormat('java'));
    expect(text).toContain('clientSecret="${env:ORDERS_SECRET}"');
  });
  it('are resolved from a Secret', () => {
    expect(clientSecretOf(client('${secrets:apps/s:secret}'))).toBe('x-y');
    expect(read('m.yaml', client('${secrets:apps/other:secret}')).elsewhere).toEqual([
      'clientSecret: the configuration provider secrets',
    ]);
  });
  it('are left to Kafka when the environment says so', () => {
    const env = (providers: string): string =>
      podWith(
        `        - {name: CONNECT_SASL_MECHANISM, value: OAUTHBEARER}\n${providers}        - name: CONNECT_SASL_JAAS_CONFIG\n          value: 'x required clientSecret="\${env:ORDERS_SECRET}";'`,
      );
    const declared = '        - {name: CONNECT_CONFIG_PROVIDERS, value: env}\n';
    expect(read('m.yaml', env(declared)).elsewhere).toEqual([
      'clientSecret: the environment variable ORDERS_SECRET',
    ]);
    expect(read('m.yaml', env('')).settings).toHaveProperty('clientSecret', '${env:ORDERS_SECRET}');
  });
  it('are not what looks like a reference in a secret', () => {
    const { settings, elsewhere } = read('m.yaml', secretOf(`  CLIENT_SECRET: ${base64('a${b}c')}`));
    expect(settings).toHaveProperty('clientSecret', 'a${b}c');
    expect(elsewhere).toEqual([]);
  });
});

describe('several containers', () => {
  it('are several clients, one of which is read', () => {
    const pod = (name: string, env: string): string =>
      `---\napiVersion: v1\nkind: Pod\nspec: {containers: [{name: ${name}, env: [${env}]}]}\n`;
    const manifest =
      pod('orders', '{name: KAFKA_SASL_MECHANISM, value: OAUTHBEARER}, {name: CLIENT_ID, value: orders}') +
      pod('web', '{name: CLIENT_ID, value: web}, {name: CLIENT_SECRET, value: web-secret}');
    const { settings, format } = read('m.yaml', manifest);
    expect(settings).toEqual({ saslMechanism: 'OAUTHBEARER', clientId: 'orders' });
    expect(format).toBe('Kubernetes manifest, the container orders');
  });
  it('may have properties on the command line', () => {
    const job =
      'apiVersion: batch/v1\nkind: Job\nspec: {containers: [{name: tail, env: [{name: X, value: me}], args: ["-X", "sasl.mechanisms=OAUTHBEARER", "-X", "sasl.oauthbearer.client.id=$X"]}]}\n';
    expect(read('m.yaml', job).settings).toMatchObject({
      client: 'librdkafka',
      saslMechanism: 'OAUTHBEARER',
      clientId: 'me',
    });
  });
  it('of a broker have no client', () => {
    const broker =
      '        - {name: KAFKA_PROCESS_ROLES, value: broker}\n        - {name: KAFKA_SASL_ENABLED_MECHANISMS, value: OAUTHBEARER}\n        - {name: KAFKA_SASL_JAAS_CONFIG, value: x required;}';
    expect(() => fileOf('m.yaml', podWith(broker))).toThrow('no Kafka client settings found');
  });
  it('are read from a part of a manifest', () => {
    const part =
      'env:\n  - {name: KAFKA_SASL_MECHANISM, value: OAUTHBEARER}\n  - {name: CLIENT_ID, value: me}\n';
    expect(read('m.yaml', part).settings).toEqual({ saslMechanism: 'OAUTHBEARER', clientId: 'me' });
  });
});

describe('resources of operators', () => {
  it('are those of Confluent for Kubernetes', () => {
    const { settings, places, format } = read('kubernetes/confluent-connect.yaml');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CLOUD,
      ...SIGN_IN,
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      scope: 'kafka',
      clientId: '0oa8fGh2KlMn3Pq4R5d7',
      clientSecret: 'not-a-real-secret',
      allowedUrls: 'https://acme.okta.com/oauth2/default/v1/token',
    });
    expect(places).toMatchObject({
      bootstrapServers: '21:26',
      securityProtocol: '31:18',
      saslMechanism: '23:15',
      tokenEndpoint: '27:29',
      allowedUrls: '18:58',
      clientSecret: '40:14',
    });
    expect(format).toBe('Kubernetes manifest, a Connect of Confluent for Kubernetes');
  });
  it.each([
    ['SchemaRegistry', 'kafkastore.'],
    ['KafkaRestProxy', 'client.'],
    ['KsqlDB', ''],
    ['Connect', ''],
  ])('override it with their own lines: %s', (kind, prefix) => {
    const manifest = `apiVersion: platform.confluent.io/v1beta1
kind: ${kind}
spec:
  configOverrides:
    server:
      - ${prefix}sasl.jaas.config=x required clientId="me" clientSecret="\${file:/mnt/s.txt:secret}" extension_logicalCluster="lkc-1";
  dependencies:
    kafka:
      bootstrapEndpoint: ${CLOUD}
      authentication: {type: oauth, jaasConfig: {secretRef: other}, oauthSettings: {tokenEndpointUri: https://id.example/t}}
`;
    const { settings, elsewhere } = read('m.yaml', manifest);
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CLOUD,
      securityProtocol: 'SASL_PLAINTEXT',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.example/t',
      clientId: 'me',
      logicalCluster: 'lkc-1',
    });
    expect(elsewhere).toEqual(['clientSecret: the configuration provider file']);
  });
  it('pass properties through', () => {
    const manifest = `apiVersion: platform.confluent.io/v1beta1
kind: Connect
spec: {dependencies: {kafka: {authentication: {type: oauth, jaasConfigPassThrough: {secretRef: s}}}}}
---
${secretOf('  oauth-jaas.conf: sasl.jaas.config=x required clientId="me" extension_logicalCluster="lkc-1";', 'stringData')}`;
    expect(read('m.yaml', manifest).settings).toMatchObject({ clientId: 'me', logicalCluster: 'lkc-1' });
  });
  it("are the broker's side, and then no client", () => {
    const broker =
      'apiVersion: platform.confluent.io/v1beta1\nkind: Kafka\nspec: {listeners: {internal: {authentication: {type: oauth, jaasConfig: {secretRef: s}}}}}';
    expect(() => fileOf('m.yaml', broker)).toThrow('m.yaml:1:1: no Kafka client settings');
  });
  it("are Strimzi's with Kafka's own handler", () => {
    const { settings, places, elsewhere } = read('kubernetes/strimzi-custom.yaml');
    const endpoint = 'https://acme.okta.com/oauth2/default/v1/token';
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CLOUD,
      ...SIGN_IN,
      tokenEndpoint: endpoint,
      clientId: '0oa8fGh2KlMn3Pq4R5d7',
      scope: 'kafka',
      ...EXTENSIONS,
      allowedUrls: endpoint,
    });
    expect(places).toMatchObject({ securityProtocol: '9:5', tokenEndpoint: '16:44', poolId: '20:71' });
    expect(elsewhere).toEqual(['clientSecret: the configuration provider secrets']);
  });
});

describe('a file within a manifest', () => {
  const configMap = (file: string, body: string): string =>
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  ${file}: |\n${body.replace(/^/gm, '    ')}\n`;
  it('keeps its own kind of references', () => {
    const java =
      'config.providers=env\nsasl.mechanism=X\nsasl.oauthbearer.token.endpoint.url=${env:URL}\ngroup.id=${GROUP}';
    const { settings } = read('m.yaml', configMap('client.properties', java), {
      URL: 'https://x',
      GROUP: 'g',
    });
    expect(settings).toMatchObject({ tokenEndpoint: 'https://x', groups: '${GROUP}' });
    const spring =
      'spring:\n  kafka:\n    consumer: {group-id: "${GROUP}"}\n    properties: {sasl.mechanism: X}';
    expect(read('m.yaml', configMap('application.yml', spring), { GROUP: 'g' }).settings).toHaveProperty(
      'groups',
      'g',
    );
  });
  it('is located through both', () => {
    const spring = 'spring:\n  kafka:\n    properties:\n      sasl.mechanism: "OAUTHBEARER"';
    expect(read('m.yaml', configMap('application.yml', spring)).places).toMatchObject({
      saslMechanism: '8:28',
    });
  });
  it('that is broken is reported with its place, when nothing else is there', () => {
    expect(() => fileOf('m.yaml', configMap('application.yml', 'spring:\n  kafka: "x'))).toThrow(
      /^m\.yaml:7:1: a quote, a colon/,
    );
  });
  it('in double base64 is reported', () => {
    const twice = base64(base64('sasl.mechanism=OAUTHBEARER\nsecurity.protocol=SASL_SSL\n'));
    expect(() => fileOf('m.yaml', secretOf(`  client.properties: ${twice}`))).toThrow(
      'm.yaml:5:22: encoded in base64 twice',
    );
  });
  it('does not let a default override another reading', () => {
    const two = `${configMap('client.properties', 'security.protocol=SASL_SSL\nsasl.mechanism=OAUTHBEARER')}---\n${configMap('login.properties', 'sasl.jaas.config=M required clientId="me";')}`;
    expect(read('m.yaml', two).settings).toMatchObject({ ...SIGN_IN, clientId: 'me' });
  });
});

describe('what Kubernetes would reject, or has nothing about Kafka', () => {
  it.each([
    ['no base64', secretOf('  CLIENT_SECRET: <base64>'), 'm.yaml:5:18: not valid base64'],
    ['base64 with a blank', secretOf('  CLIENT_SECRET: YWJj ZGVm'), 'm.yaml:5:18: not valid base64'],
    [
      'another object',
      'apiVersion: v1\nkind: Service\nmetadata: {name: x}',
      'm.yaml:1:1: no Kafka client settings found',
    ],
    [
      "the broker's side of Strimzi",
      'apiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka\nspec: {kafka: {listeners: [{authentication: {type: oauth, clientId: x}}]}}',
      'm.yaml:1:1: no Kafka client settings',
    ],
    [
      'a template',
      'apiVersion: v1\nkind: Secret\ndata:\n  k: {{ .Values.k | b64enc }}',
      'm.yaml:4:6: this is a Helm template',
    ],
    [
      'a Secret that is cut off',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata:\n',
      'm.yaml:2:7: is a Secret without "data:" or "stringData:"; was the file cut off?',
    ],
    [
      'a ConfigMap that is cut off',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
      'm.yaml:2:7: is a ConfigMap without "data:"; was the file cut off?',
    ],
    [
      'a Secret with a key alone',
      'apiVersion: v1\nkind: Secret\ndata:\n  CLIENT_SECRET:\n',
      'm.yaml:4:3: is a Secret in which each key is empty',
    ],
    [
      'a file that is cut off',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  client.properties: |\n',
      'm.yaml:4:3: this file is empty',
    ],
    [
      'a Deployment that is cut off',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: x\n',
      'm.yaml:2:7: is a Deployment whose containers have neither "env:" nor "envFrom:"',
    ],
    [
      'a sealed one',
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec: {encryptedData: {CLIENT_SECRET: AgBy}}',
      'm.yaml:2:7: is encrypted, and only its cluster can decrypt it',
    ],
    [
      'one that is fetched',
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec: {data: []}',
      'm.yaml:2:7: says where to fetch a secret, and does not contain it',
    ],
    [
      'one that SOPS encrypted',
      'apiVersion: v1\nkind: Secret\nstringData:\n  CLIENT_SECRET: ENC[AES256_GCM,data:x]\n',
      'm.yaml:4:3: is encrypted by SOPS',
    ],
  ])('is rejected with its place: %s', (_, manifest, complaint) => {
    expect(() => fileOf('m.yaml', manifest)).toThrow(complaint);
  });
  it('is at worst a usage error: any manifest', () => {
    const piece = fc.constantFrom(
      'apiVersion: v1\n',
      'kind: Secret\n',
      'kind: Pod\n',
      'kind: List\n',
      'data:\n',
      '  a.json: ',
      '  client.properties: ',
      'items: [',
      'env: [{name: A, value: $(A)}, {name: B, value: $(A)$(A)}]\n',
      'valueFrom: {secretKeyRef: {}}\n',
      'authentication: {type: oauth}\n',
      '&a ',
      '*a',
      'e30=',
      '{}',
      ']\n',
      '|\n',
      '  x\n',
      '\n',
      '---\n',
      'null\n',
      '- ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        try {
          readClientFile('m.yaml', Buffer.from(pieces.join('')), 'kubernetes');
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          for (const problem of error.problems) expect(problem).toMatch(/^m\.yaml:\d+:\d+: [^\n]+$/);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('terminates when variables double each other', () => {
    const env = Array.from(
      { length: 60 },
      (_, index) => `        - {name: V${index + 1}, value: $(V${index})$(V${index})}`,
    ).join('\n');
    const manifest = podWith(
      `        - {name: V0, value: CLIENT_SECRET}\n${env}\n        - {name: CLIENT_SECRET, value: x}`,
    );
    expect(clientSecretOf(manifest)).toBe('x');
  });
});
