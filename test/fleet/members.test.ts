import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Member, Unread } from '../../src/fleet/member.ts';
import { membersIn } from '../../src/fleet/members.ts';
import { SignsInOtherwise } from '../../src/doctor/signs-in-otherwise.ts';

const OAUTH = `security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
bootstrap.servers=pkc-7k2zq.us-east-1.aws.confluent.cloud:9092
sasl.oauthbearer.token.endpoint.url=https://acme.auth0.com/oauth/token
sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="billing" clientSecret="not-a-real-secret-42" extension_logicalCluster="lkc-orders1" extension_identityPoolId="pool-orders";
`;
const PLAIN = `security.protocol=SASL_SSL
sasl.mechanism=PLAIN
bootstrap.servers=pkc-7k2zq.us-east-1.aws.confluent.cloud:9092
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="KEY" password="not-a-real-secret-43";
`;
const TARGETS = `targets:
  orders:
    tokenEndpoint: https://acme.auth0.com/oauth/token
    clientId: orders
    clientSecretEnv: ORDERS_SECRET
    bootstrapServers: [pkc-7k2zq.us-east-1.aws.confluent.cloud:9092]
    logicalCluster: lkc-orders1
    poolId: pool-orders
  billing: { tokenEndpoint: https://acme.auth0.com/oauth/token }
`;
const howTo = (names: readonly string[]): string =>
  names
    .map((name) => `## ${name}\n\n\`\`\`properties\n${OAUTH.replace('"billing"', `"${name}"`)}\`\`\`\n`)
    .join('\n');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-'));
  for (const each of ['a', 'a/.git', 'b']) await mkdir(join(folder, each));
  const files = {
    'a/client.properties': OAUTH,
    'a/.git/config.properties': OAUTH,
    'a/plain.properties': PLAIN,
    'a/README.md': '# Clients\n\nHow we deploy them.\n',
    'b/broken.yaml': 'sasl: { mechanism: OAUTHBEARER\n',
    'b/deploy.md': howTo(['orders', 'returns']),
    'b/fleet.yaml': TARGETS,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await symlink(folder, join(folder, 'b/around'));
});
afterAll(() => rm(folder, { recursive: true }));

const sources = {
  env: { ORDERS_SECRET: 'not-a-real-secret-44' },
  readFile: (path: string) => readFile(path),
  readStdin: () => Promise.reject(new Error('no standard input')),
  warn: () => undefined,
  flags: {},
};

async function found(paths: readonly string[]) {
  const members = [];
  for await (const member of membersIn(paths, sources)) members.push(member);
  return members;
}

describe('the members of a fleet', () => {
  it('are the clients of all files in a directory, in the order of their names', async () => {
    const members = await found([folder]);
    const names = members.map((each) => [
      relative(folder, each.name).replaceAll('\\', '/'),
      'load' in each ? 'client' : each.outcome,
    ]);
    expect(names).toEqual([
      ['a/README.md', 'skipped'],
      ['a/client.properties', 'client'],
      ['a/plain.properties', 'client'],
      ['b/broken.yaml', 'unreadable'],
      ['b/deploy.md#the code block at line 4', 'client'],
      ['b/deploy.md#the code block at line 15', 'client'],
      ['b/fleet.yaml#orders', 'client'],
      ['b/fleet.yaml#billing', 'client'],
    ]);
  });

  it('are each loaded as doctor loads it', async () => {
    const loaded = await Promise.all(
      (await found([folder])).map(async (each) => {
        if (!('load' in each)) return each.outcome;
        return each.load().then(
          ({ clientId }) => clientId,
          (error: unknown) => (error instanceof SignsInOtherwise ? 'signs in otherwise' : 'incomplete'),
        );
      }),
    );
    expect(loaded).toEqual([
      ...['skipped', 'billing', 'signs in otherwise', 'unreadable', 'orders', 'returns', 'orders', undefined],
    ]);
  });

  it('are also behind links to files, once each, as Kubernetes mounts a ConfigMap', async () => {
    const mounted = await mkdtemp(join(tmpdir(), 'fleet-mounted-'));
    onTestFinished(() => rm(mounted, { recursive: true }));
    await mkdir(join(mounted, '..2026_11_29'));
    await writeFile(join(mounted, '..2026_11_29/orders.properties'), OAUTH);
    await symlink('..2026_11_29', join(mounted, '..data'));
    await symlink('..data/orders.properties', join(mounted, 'orders.properties'));
    await symlink(join(folder, 'a/client.properties'), join(mounted, 'outside.properties'));
    await symlink(join(folder, 'a'), join(mounted, 'directory'));
    await writeFile(join(mounted, 'real.properties'), OAUTH);
    await symlink('real.properties', join(mounted, 'real-again.properties'));
    await symlink('gone', join(mounted, 'dangling.properties'));
    const names = (await found([mounted])).map((each) => [
      relative(mounted, each.name),
      'load' in each ? 'client' : each.outcome,
    ]);
    expect(names).toEqual([
      ['dangling.properties', 'unreadable'],
      ['orders.properties', 'client'],
      ['outside.properties', 'client'],
      ['real.properties', 'client'],
    ]);
  });

  it('must be there where a file is named', async () => {
    await expect(found([join(folder, 'none')])).rejects.toThrow('file not found');
    const [named] = await found([join(folder, 'a/README.md')]);
    expect(named).toMatchObject({ outcome: 'unreadable' });
    // The report prints the name before the reason.
    expect(named).toHaveProperty('because', expect.stringMatching(/^1:1: /));
  });
});

describe('the clients in a list of Kubernetes objects', () => {
  const secret = (name: string, id: string): string =>
    `- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: ${name}\n    namespace: shop\n  stringData:\n    client.properties: |\n${OAUTH.replace('"billing"', `"${id}"`).replace(/^(?=.)/gm, '      ')}`;
  const pod = (name: string, from: string): string =>
    `- {apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop}, spec: {containers: [{name: app, volumeMounts: [{name: v, mountPath: /c}]}], volumes: [{name: v, secret: {secretName: ${from}}}]}}\n`;
  const LIST = `apiVersion: v1\nitems:\n${pod('orders', 'first')}${secret('first', 'orders')}${pod('billing', 'second')}${secret('second', 'billing')}${pod('odd', 'gone')}- {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: app}]}}\nkind: List\n`;

  it.each(['-', 'cluster.yaml'])('are found in %s, however large it is', async (name) => {
    const text = `${LIST}#${'x'.repeat(2 * 1024 * 1024)}\n`;
    const path = name === '-' ? name : join(folder, name);
    if (name !== '-') await writeFile(path, text);
    const found: (Member | Unread)[] = [];
    const sources = {
      ...{ env: {}, flags: {}, warn: () => undefined, readFile, readStdin: async () => Buffer.from('') },
      openLog: async function* () {
        yield text;
      },
    };
    for await (const each of membersIn([path], sources)) found.push(each);
    expect(found.map((each) => [each.name, 'load' in each ? 'client' : each.outcome])).toEqual([
      ['shop/pod/orders/app', 'client'],
      ['shop/pod/billing/app', 'client'],
      ['shop/pod/odd/app', 'skipped'],
      ['shop/pod/web/app', 'skipped'],
    ]);
    expect(found[2]).toHaveProperty(
      'because',
      'nothing in it is about Kafka; Secret gone is not in the list (needed for /c)',
    );
    const ids = found.flatMap((each) =>
      'load' in each ? [each.load().then(({ clientId }) => clientId)] : [],
    );
    expect(await Promise.all(ids)).toEqual(['orders', 'billing']);
  });
});

describe('a large file', () => {
  const target = (index: number): string =>
    `  client-${index}: { tokenEndpoint: "https://acme.auth0.com/oauth/token", clientId: orders, poolId: pool-orders }\n`;
  it.each([
    ['of more than 1 MiB', Array.from({ length: 15_000 }, (_, index) => target(index))],
    ['of too many lines', Array.from({ length: 50_100 }, (_, index) => `  c${index}: {}\n`)],
    ['of too many values', [`  c: { a: [${'1,'.repeat(200_000)}] }\n`]],
  ])('a list of targets %s is to be split, and nothing is said of a client', async (_, lines) => {
    const path = join(folder, 'large.yaml');
    onTestFinished(() => rm(path));
    await writeFile(path, `# Every client\n\ntargets:\n${lines.join('')}`);
    const members = await found([path]);
    expect(members).toMatchObject([
      { outcome: 'unreadable', because: expect.stringMatching(/split it into several files in a folder/) },
    ]);
  });
  it('another file that is too large is not called a list of targets', async () => {
    const path = join(folder, 'large.yaml');
    onTestFinished(() => rm(path));
    await writeFile(path, `values:\n${'  a: b\n'.repeat(200_000)}targets:\n`);
    expect(await found([path])).toMatchObject([{ because: expect.stringContaining('larger than 1 MiB') }]);
  });
});
