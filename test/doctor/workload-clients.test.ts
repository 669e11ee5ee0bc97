import { describe, expect, it } from 'vitest';
import { loadTarget } from '../../src/doctor/load.ts';
import {
  clientsOfWorkload,
  isClient,
  sourcesFor,
  type WorkloadClient,
} from '../../src/doctor/workload-clients.ts';
import { listed } from '../../src/kubernetes/listed.ts';
import type { Target } from '../../src/settings/target.ts';

const LOGIN = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required';
const PROPERTIES = `security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
bootstrap.servers=pkc-7k2zq.us-east-1.aws.confluent.cloud:9092
sasl.oauthbearer.token.endpoint.url=https://acme.auth0.com/oauth/token
sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
`;
const properties = (id: string): string =>
  `${PROPERTIES}sasl.jaas.config=${LOGIN} clientId="${id}" clientSecret="not-a-real-secret-42" extension_logicalCluster="lkc-orders1" extension_identityPoolId="pool-orders";\n`;
const WITHOUT_SERVERS = properties('nightly').replace(/^bootstrap.*\n/m, '');

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const store = (kind: 'ConfigMap' | 'Secret', name: string, data: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'shop' },
  data:
    kind === 'ConfigMap'
      ? data
      : Object.fromEntries(Object.entries(data).map(([key, text]) => [key, base64(text)])),
});
const deployment = (container: object, volumes: readonly object[] = []) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: {
    template: {
      metadata: { labels: { app: 'o' } },
      spec: { containers: [{ name: 'app', ...container }], volumes },
    },
  },
});

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function clientsIn(...items: readonly object[]) {
  const { workloads, stores } = await listed(once(JSON.stringify({ apiVersion: 'v1', items, kind: 'List' })));
  return workloads.flatMap((each) => clientsOfWorkload(each, stores));
}
async function clientIn(...items: readonly object[]): Promise<WorkloadClient> {
  const [client, ...others] = (await clientsIn(...items)).filter(isClient);
  expect(others).toEqual([]);
  return client!;
}
const targetOf = (client: WorkloadClient, env = {}, flags = {}): Promise<Target> =>
  loadTarget(
    sourcesFor(client, {
      env,
      flags,
      warn: () => undefined,
      readFile: async (path) => Buffer.from(`from this machine: ${path}`),
      readStdin: async () => Buffer.from(''),
    }),
  );

const VARIABLES = [
  { name: 'KAFKA_SECURITY_PROTOCOL', value: 'SASL_SSL' },
  { name: 'KAFKA_SASL_MECHANISM', value: 'OAUTHBEARER' },
  { name: 'KAFKA_BOOTSTRAP_SERVERS', value: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092' },
];

describe('a client as its container gets it', () => {
  it('has variables of ConfigMaps and Secrets, later ones first, and the references between variables', async () => {
    const client = await clientIn(
      store('ConfigMap', 'shared', {
        TOKEN_HOST: 'old.auth0.com',
        OAUTH_CLIENT_ID: 'shared',
        'not=aname': 'x',
      }),
      store('ConfigMap', 'other', { OTHER: '1' }),
      // Kubernetes replaces references in manifests only, not in what a Secret contains.
      store('Secret', 'oauth', { 'client-secret': 'a$(TOKEN_HOST)$$b' }),
      deployment({
        envFrom: [{ configMapRef: { name: 'shared' } }, { prefix: 'X_', configMapRef: { name: 'other' } }],
        env: [
          { name: 'TOKEN_HOST', value: 'acme.auth0.com' },
          ...VARIABLES,
          { name: 'KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL', value: 'https://$(TOKEN_HOST)/oauth/token' },
          { name: 'OAUTH_CLIENT_ID', value: 'orders' },
          {
            name: 'KAFKA_CLIENT_SECRET',
            valueFrom: { secretKeyRef: { name: 'oauth', key: 'client-secret' } },
          },
          { name: 'LOOP_A', value: '$(LOOP_B)' },
          { name: 'LOOP_B', value: '$(LOOP_A)' },
        ],
      }),
    );
    expect(client.name).toBe('shop/deployment/orders/app');
    const target = await targetOf(client);
    expect(target).toMatchObject({ tokenEndpoint: 'https://acme.auth0.com/oauth/token', clientId: 'orders' });
    expect(target.clientSecret?.reveal()).toBe('a$(TOKEN_HOST)$$b');
    expect(client.manifest.toString()).toMatch(/name: X_OTHER/);
  });

  it('has the files that are mounted, under the names that the volume gives them', async () => {
    const client = await clientIn(
      store('Secret', 'client', { a: properties('orders'), b: 'sasl.mechanism=PLAIN\n' }),
      store('ConfigMap', 'certs', { 'ca.pem': 'a certificate' }),
      deployment(
        {
          volumeMounts: [
            { name: 'v', mountPath: '/etc/kafka/client.properties', subPath: 'in/client.properties' },
            { name: 'all', mountPath: '/etc/all' },
          ],
        },
        [
          {
            name: 'v',
            secret: { secretName: 'client', items: [{ key: 'a', path: 'in/client.properties' }] },
          },
          {
            name: 'all',
            projected: {
              sources: [{ configMap: { name: 'certs' } }, { serviceAccountToken: { path: 't' } }],
            },
          },
        ],
      ),
    );
    expect([...client.files.keys()]).toEqual(['/etc/kafka/client.properties', '/etc/all/ca.pem']);
    expect(await targetOf(client)).toMatchObject({ clientId: 'orders', poolId: 'pool-orders' });
  });

  /** A client whose secrets configuration providers fill in, from what is mounted into its container. */
  const provided = (references: Readonly<Record<'id' | 'secret' | 'cluster', string>>, more = '') =>
    clientIn(
      store('ConfigMap', 'client', {
        'client.properties': `${PROPERTIES}config.providers=file,mounts,env
config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
config.providers.mounts.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
sasl.jaas.config=${LOGIN} clientId="${references.id}" clientSecret="${references.secret}" extension_logicalCluster="${references.cluster}" extension_identityPoolId="pool-orders";
${more}`,
      }),
      store('Secret', 'credentials', {
        'a.properties': 'client.id = orders\nclient.secret=a\\\n  b\\u0021\n',
        secret: 'with-a-line-break\n',
      }),
      deployment(
        {
          env: [{ name: 'CLUSTER', value: 'lkc-orders1' }],
          volumeMounts: [
            { name: 'client', mountPath: '/etc/kafka' },
            { name: 'credentials', mountPath: '/mnt/all/' },
            { name: 'credentials', mountPath: '/mnt/one.properties', subPath: 'a.properties' },
            { name: 'chosen', mountPath: '/mnt/chosen' },
          ],
        },
        [
          { name: 'client', configMap: { name: 'client' } },
          { name: 'credentials', secret: { secretName: 'credentials' } },
          {
            name: 'chosen',
            projected: {
              sources: [
                { secret: { name: 'credentials', items: [{ key: 'secret', path: 'in/it' }] } },
                { secret: { name: 'gone', optional: true } },
              ],
            },
          },
        ],
      ),
    );

  it.each([
    ['a file in a mounted directory', '${file:/mnt/all/a.properties:client.secret}', 'ab!'],
    ['a file that is mounted alone', '${file:/mnt/one.properties:client.secret}', 'ab!'],
    ['a key of a directory, byte for byte', '${mounts:/mnt/all/:secret}', 'with-a-line-break\n'],
    ['a chosen key of a projected volume', '${mounts:/mnt/chosen/in:it}', 'with-a-line-break\n'],
  ])('has what its configuration providers find: %s', async (_, secret, value) => {
    const id = 'shop-${file:/mnt/all/a.properties:client.id}';
    const target = await targetOf(await provided({ id, secret, cluster: '${env:CLUSTER}' }));
    expect(target).toMatchObject({ clientId: 'shop-orders', logicalCluster: 'lkc-orders1' });
    expect(target.clientSecret?.reveal()).toBe(value);
  });

  it.each([
    ['a property that the file does not have', '${file:/mnt/all/a.properties:other}'],
    ['a file that is not mounted', '${file:/etc/passwd:root}'],
    ['an optional Secret that is not there', '${mounts:/mnt/chosen/gone:s}'],
    ['a path out of the directory', '${mounts:/mnt/chosen:../all/secret}'],
  ])('lacks what they do not find: %s', async (_, secret) => {
    const client = await provided({ id: 'orders', secret, cluster: 'lkc-orders1' });
    const target = await targetOf(client);
    expect([target.clientId, target.clientSecret]).toEqual(['orders', undefined]);
  });

  it('takes its servers from the command line, where the rest is in a file', async () => {
    const client = await clientIn(
      store('Secret', 'client', { 'consumer.properties': WITHOUT_SERVERS }),
      deployment(
        {
          env: [{ name: 'CLUSTER', value: 'pkc-7k2zq.us-east-1.aws.confluent.cloud' }],
          command: ['kafka-console-consumer', '--consumer.config', '/etc/kafka/consumer.properties'],
          args: ['--bootstrap-server', '$(CLUSTER):9092'],
          volumeMounts: [{ name: 'v', mountPath: '/etc/kafka' }],
        },
        [{ name: 'v', secret: { secretName: 'client' } }],
      ),
    );
    expect((await targetOf(client)).bootstrapServers).toEqual([
      'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
    ]);
  });

  it('is one of several where several files are mounted that configure one each', async () => {
    const clients = await clientsIn(
      store('ConfigMap', 'files', { 'in.properties': properties('in'), 'out.properties': properties('out') }),
      deployment({ volumeMounts: [{ name: 'v', mountPath: '/c' }] }, [
        { name: 'v', configMap: { name: 'files' } },
      ]),
    );
    expect(clients.map(({ name }) => name)).toEqual([
      'shop/deployment/orders/app#/c/in.properties',
      'shop/deployment/orders/app#/c/out.properties',
    ]);
    const targets = await Promise.all(clients.filter(isClient).map((each) => targetOf(each)));
    expect(targets.map(({ clientId }) => clientId)).toEqual(['in', 'out']);
  });

  it("does not take a variable or a file of the caller's for its own", async () => {
    const client = await clientIn(
      deployment({
        env: [...VARIABLES, { name: 'KAFKA_SSL_TRUSTSTORE_LOCATION', value: '/etc/ssl/ca.pem' }],
        command: ['sh', '-c', 'kcat -X sasl.oauthbearer.client.secret=$CLIENT_SECRET'],
      }),
    );
    const settings = {
      OAUTHBEARER_TOKEN_ENDPOINT: 'https://acme.auth0.com/oauth/token',
      MINE: 'mine',
      CLIENT_SECRET: 'no',
    };
    const target = await targetOf(client, settings, { 'client-secret-env': 'MINE', 'client-id': 'orders' });
    expect(target.clientSecret?.reveal()).toBe('mine');
    expect(target.ca).toBeUndefined();
  });

  it('says what its container cannot start without', async () => {
    const client = await clientIn(
      deployment({
        env: [
          ...VARIABLES,
          { name: 'KAFKA_CLIENT_SECRET', valueFrom: { secretKeyRef: { name: 'gone', key: 's' } } },
          {
            name: 'NOT_NEEDED',
            valueFrom: { secretKeyRef: { name: 'also-gone', key: 's', optional: true } },
          },
        ],
      }),
    );
    expect(client.absent).toEqual(['Secret gone is not in the list (needed for KAFKA_CLIENT_SECRET)']);
  });

  it.each([
    ['nothing about Kafka', { env: [{ name: 'PORT', value: '80' }] }, 'nothing in it is about Kafka'],
    [
      'another mechanism',
      {
        env: [
          { name: 'KAFKA_SASL_MECHANISM', value: 'PLAIN' },
          { name: 'KAFKA_BOOTSTRAP_SERVERS', value: 'b:9092' },
        ],
      },
      'its client of Kafka does not sign in with OAUTHBEARER',
    ],
    ['no settings', { args: ['--kafka'] }, 'no client of Kafka is configured in it'],
  ])('is not there in a container with %s', async (_, container, because) => {
    expect(await clientsIn(deployment(container))).toEqual([{ name: 'shop/deployment/orders/app', because }]);
  });

  it('is not taken from binary data, nor from values of another type', async () => {
    const binary = {
      ...store('Secret', 'client', {}),
      data: { 'client.properties': Buffer.from([0xff, 0, 1]).toString('base64') },
    };
    const odd = {
      env: [{ name: 7, value: {} }, null, 'x', ...VARIABLES],
      envFrom: 'x',
      args: { a: 1 },
      volumeMounts: [3],
    };
    const clients = await clientsIn(
      binary,
      deployment({ ...odd, volumeMounts: [{ name: 'v', mountPath: '/etc/kafka' }] }, [
        { name: 'v', secret: { secretName: 'client' } },
      ]),
    );
    expect(clients.map(isClient)).toEqual([true]);
    expect((clients[0] as WorkloadClient).manifest.toString()).not.toMatch(/client\.properties/);
  });
});

describe('a client that an operator configures', () => {
  const authentication = {
    type: 'oauth',
    tokenEndpointUri: 'https://acme.auth0.com/oauth/token',
    clientId: 'connect',
    clientSecret: { secretName: 'oauth', key: 's' },
    saslExtensions: { logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders' },
  };
  const bootstrapServers = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
  const resource = (kind: string, spec: object) => ({
    apiVersion: 'kafka.strimzi.io/v1beta2',
    kind,
    metadata: { name: 'c', namespace: 'shop' },
    spec,
  });
  const secret = store('Secret', 'oauth', { s: 'not-a-real-secret-42', 'other-secret': 'no' });

  it('is read from the custom resource, with its own key of the Secret only', async () => {
    const client = await clientIn(
      secret,
      resource('KafkaConnect', { bootstrapServers, tls: {}, authentication }),
    );
    expect(client.name).toBe('shop/kafkaconnect/c');
    expect(client.manifest.toString()).not.toMatch(/other-secret/);
    const target = await targetOf(client);
    expect(target).toMatchObject({ clientId: 'connect', poolId: 'pool-orders' });
    expect(target.clientSecret?.reveal()).toBe('not-a-real-secret-42');
  });

  it('is one for each cluster of a MirrorMaker', async () => {
    const cluster = (alias: string) => ({
      alias,
      bootstrapServers,
      tls: {},
      authentication: { ...authentication, clientId: alias },
    });
    const clients = await clientsIn(
      secret,
      resource('KafkaMirrorMaker2', { clusters: [cluster('a'), cluster('b'), { alias: 'plain' }] }),
    );
    expect(clients.map(({ name }) => name)).toEqual([
      'shop/kafkamirrormaker2/c/a',
      'shop/kafkamirrormaker2/c/b',
    ]);
    expect((await targetOf(clients[1] as WorkloadClient)).clientId).toBe('b');
  });
});
