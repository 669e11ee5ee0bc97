import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readBundle } from '../../src/evidence/bundle.ts';
import { oauthbearer, type Session } from './_terminal.ts';

const SECRET = 'not-a-real-secret-42';
const PROPERTIES = `security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
bootstrap.servers=broker.invalid:9092
sasl.oauthbearer.token.endpoint.url=https://login.invalid/oauth/token
sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="orders" clientSecret="\${env:SECRET}" extension_logicalCluster="lkc-orders1" extension_identityPoolId="pool-orders";
config.providers=env
config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
`;
const named = (kind: string, name: string, more: object) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'shop' },
  ...more,
});
const deployment = (mounted: readonly string[]) =>
  named('Deployment', 'orders', {
    spec: {
      selector: { matchLabels: { app: 'orders' } },
      template: {
        spec: {
          containers: [
            {
              name: 'app',
              image: 'registry.example.com/orders:1',
              env: [
                { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'oauth', key: 's' } } },
                { name: 'https_proxy', value: 'http://proxy.invalid:3128' },
                { name: 'no_proxy', value: 'broker.invalid' },
              ],
              volumeMounts: [{ name: 'v', mountPath: '/etc/kafka' }],
            },
            { name: 'envoy' },
          ],
          volumes: [
            {
              name: 'v',
              configMap: { name: 'files', items: mounted.map((path) => ({ key: 'client', path })) },
            },
          ],
        },
      },
    },
  });
const STORES = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    named('ConfigMap', 'files', { data: { client: PROPERTIES } }),
    named('Secret', 'oauth', { data: { s: Buffer.from(SECRET).toString('base64') } }),
  ],
};
const pod = (name: string, status: object) => named('Pod', name, { status });
const PODS = {
  apiVersion: 'v1',
  kind: 'List',
  items: [pod('orders-starting', { phase: 'Pending' }), pod('orders-running', { phase: 'Running' })],
};

let folder: string;
/** A cluster of one Deployment, in which an ephemeral container is a process on this machine. */
async function clusterWith(
  mounted: readonly string[],
  debug: string,
): Promise<Readonly<Record<string, string>>> {
  const bin = await mkdtemp(join(folder, 'cluster-'));
  const files = { deployment: deployment(mounted), stores: STORES, pods: PODS };
  for (const [name, value] of Object.entries(files))
    await writeFile(join(bin, `${name}.json`), JSON.stringify(value));
  await writeFile(
    join(bin, 'kubectl'),
    `#!/bin/sh
echo "$@" >>'${bin}/calls'
case "$*" in
  *deploy/orders*) cat '${bin}/deployment.json' ;;
  *configmap/files*) cat '${bin}/stores.json' ;;
  'get pods '*) cat '${bin}/pods.json' ;;
  debug*) while [ "$1" != -- ]; do shift; done; shift; ${debug} ;;
  *) echo 'Error from server (NotFound): not found' >&2; exit 1 ;;
esac
`,
  );
  await chmod(join(bin, 'kubectl'), 0o755);
  return { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, BIN: bin };
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubectl-'));
});
afterAll(() => rm(folder, { recursive: true }));

const OURS = (): string =>
  `echo 'a line of the cluster'; exec '${process.execPath}' '${inject('executable')}' "$@"`;
const run = (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Session> =>
  oauthbearer(['kubectl', ...args], { env });

describe('oauthbearer kubectl', () => {
  it('diagnoses from the pod, and hands the configuration over on standard input alone', async () => {
    const env = await clusterWith(['client.properties'], OURS());
    const bundle = join(folder, 'run.json');
    const session = await run(
      env,
      'deploy/orders',
      '-n',
      'shop',
      '--image',
      'r.example.com/o:1',
      '--bundle',
      bundle,
    );
    expect(session.stderr).toMatch(
      /adding the ephemeral container oauthbearer-[0-9a-f]{6} to pod orders-running;/,
    );
    expect(session.code).toBe(1);
    expect(session.stdout).toMatch(/^✖ The client cannot sign in/);
    // The proxy of the container, not of this machine.
    expect(session.stdout).toMatch(/https_proxy names a proxy, and the Java client does not read it/);
    const calls = await readFile(join(env['BIN']!, 'calls'), 'utf8');
    expect(calls.split('\n').slice(0, -1)).toEqual([
      'get --namespace=shop --output=json deploy/orders',
      'get --namespace=shop --ignore-not-found --output=json secret/oauth configmap/files',
      'get pods --namespace=shop --selector=app=orders --output=json',
      expect.stringMatching(
        /^debug pod\/orders-running --namespace=shop --image=r\.example\.com\/o:1 --container=oauthbearer-\w+ --profile=restricted --quiet --stdin --arguments-only -- kubectl --from-stdin$/,
      ),
    ]);
    const { evidence } = readBundle(await readFile(bundle, 'utf8'));
    expect(evidence).toHaveProperty('token');
    for (const text of [calls, session.stdout, session.stderr, await readFile(bundle, 'utf8')])
      expect(text).not.toContain(SECRET);
  });

  it('diagnoses from here', async () => {
    const env = await clusterWith(['client.properties'], 'exit 9');
    const { code, stdout } = await run(env, 'deploy/orders', '--from', 'here', '--format', 'json');
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/login\.invalid|broker\.invalid/) as string,
    });
    expect(await readFile(join(env['BIN']!, 'calls'), 'utf8')).not.toMatch(/debug|pods/);
  });

  it('shows what it would do, without a secret', async () => {
    const env = await clusterWith(['client.properties'], 'exit 9');
    const { code, stdout } = await run(env, 'deploy/orders', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /image: registry\.example\.com\/orders:1\n.*\n *- name: SECRET\n *value: \*\*\*\n/,
    );
    expect(stdout).toMatch(/clientId="orders" clientSecret="\*\*\*"/);
    expect(stdout).toMatch(/# kubectl debug pod\/orders-running .* --image=IMAGE /);
    expect(stdout).not.toContain(SECRET);
    expect(await readFile(join(env['BIN']!, 'calls'), 'utf8')).not.toMatch(/debug/);
  });

  it.each([
    [
      'is silent about its result',
      'cat >/dev/null; echo hello',
      /printed no result; is r\/o an image of oauthbearer/,
    ],
    [
      'is not allowed',
      `echo 'Error from server (Forbidden): pods "p" is forbidden: User "jane" cannot patch resource "pods/ephemeralcontainers" in API group "" in the namespace "shop"' >&2; exit 1`,
      /"jane" may not patch pods\/ephemeralcontainers in the namespace shop; this rule in a Role allows it/,
    ],
    [
      'cannot be watched',
      `echo 'E1129 18:49:06 reflector.go:166] "Unhandled Error" err="Failed to watch *v1.Pod: pods \\"p\\" is forbidden: User \\"jane\\" cannot watch resource \\"pods\\" in API group \\"\\" in the namespace \\"shop\\""' >&2; sleep 1000`,
      /"jane" may not watch pods in the namespace shop; this rule in a Role allows it: \{ apiGroups: \[""\], resources: \["pods"\], verbs: \["watch"\] \}/,
    ],
    [
      'prints another result',
      `echo oauthbearer-bundle ${Buffer.from('{"kind":"x"}').toString('base64')}`,
      /the result from pod orders-running cannot be read: it is not a bundle/,
    ],
    [
      'has problems',
      `echo oauthbearer-problems ${Buffer.from('one\n\u001b[31mtwo').toString('base64')}`,
      /in the pod: one\noauthbearer: in the pod: \\u\{1b\}\[31mtwo/,
    ],
  ])('says why there is no result where the container %s', async (_, debug, expected) => {
    const { code, stdout, stderr } = await run(
      await clusterWith(['client.properties'], debug),
      'deploy/orders',
      '--image',
      'r/o',
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });

  it.each([
    [[], /kubectl needs a workload: kubectl oauthbearer deploy\/NAME/],
    [['orders'], /must be TYPE\/NAME, such as deploy\/orders/],
    [
      ['deploy/orders', '--namespace=--all', '--from', 'here'],
      /--namespace: is "--all"; must be the name of a namespace/,
    ],
    [['deploy/--all'], /must be TYPE\/NAME/],
    [['deploy/orders'], /--image: needs an image of oauthbearer that the cluster can pull/],
    [['deploy/orders', '--image', '-x'], /--image: /],
    [['deploy/orders', '-n', '--all', '--from', 'here'], /^oauthbearer: --namespace: needs a value/],
    [['deploy/other', '--from', 'here'], /kubectl: not found/],
    [
      ['deploy/orders', '-c', 'envoy', '--from', 'here'],
      /shop\/deployment\/orders\/envoy: nothing in it is about Kafka/,
    ],
    [
      ['deploy/orders', '-c', 'x', '--from', 'here'],
      /--container: there is none with this name; there are app, envoy/,
    ],
    [
      ['deploy/orders', '--from', 'here'],
      /several clients; choose one with --file: .*#\/etc\/kafka\/a\.properties, .*#\/etc\/kafka\/b\.properties/,
    ],
  ])('refuses %j in words', async (args, expected) => {
    const { code, stdout, stderr } = await run(
      await clusterWith(['a.properties', 'b.properties'], 'exit 9'),
      ...args,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });

  it('takes one of several mounted files', async () => {
    const env = await clusterWith(['a.properties', 'b.properties'], 'exit 9');
    const { stdout } = await run(
      env,
      'deploy/orders',
      '--from',
      'here',
      '--file',
      '/etc/kafka/b.properties',
      '--dry-run',
    );
    expect(stdout).toMatch(/^# shop\/deployment\/orders\/app#\/etc\/kafka\/b\.properties, as its container/);
  });

  it.each(['', '{}', '{"flags":{},"env":{"A":1},"files":{}}', '[]'])(
    'takes nothing else on the side in the pod: %s',
    async (line) => {
      const { code, stdout } = await oauthbearer(['kubectl', '--from-stdin'], { input: `${line}\n` });
      const [, text = ''] = /^oauthbearer-problems (\S+)\n$/.exec(stdout) ?? [];
      expect(code).toBe(2);
      expect(Buffer.from(text, 'base64').toString()).toBe('it is not what "oauthbearer kubectl" hands over');
    },
  );
});
