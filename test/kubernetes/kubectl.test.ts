import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deniedIn, lackOf, saidBy } from '../../src/kubernetes/kubectl-errors.ts';
import { storesFor, workloadsIn } from '../../src/kubernetes/cluster.ts';
import { kubectlWith, type Kubectl } from '../../src/kubernetes/kubectl.ts';
import { pathOf } from '../../src/kubernetes/workload.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubectl-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A kubectl that does what one can do wrong, and that no working one does. */
async function misbehaving(script: string): Promise<Kubectl> {
  const bin = await mkdtemp(join(folder, 'bin-'));
  await writeFile(join(bin, 'kubectl'), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, 'kubectl'), 0o755);
  return kubectlWith({ env: { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, FOLDER: folder } });
}

async function printed(output: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of output) text += chunk;
  return text;
}

// As API servers of Kubernetes 1.34 say it.
const OF_ONE =
  'Error from server (Forbidden): secrets "kafka" is forbidden: User "jane" cannot get resource "secrets" in API group "" in the namespace "shop"';
const OF_ALL =
  'Error from server (Forbidden): deployments.apps is forbidden: User "system:serviceaccount:ci:bot" cannot list resource "deployments" in API group "apps" at the cluster scope';

describe('kubectl', () => {
  it('is called with what was asked for, and gets its input', async () => {
    const kubectl = await misbehaving('echo "$@"; cat');
    expect(await printed(kubectl.output(['get', 'pods'], { input: 'given\n' }))).toBe('get pods\ngiven\n');
    const { words } = kubectlWith({ env: {}, context: 'live', kubeconfig: '/k' });
    expect(words(['get'])).toEqual(['kubectl', '--context=live', '--kubeconfig=/k', 'get']);
  });

  it('is stopped, with all that it started, when it hangs', async () => {
    const kubectl = await misbehaving(
      'echo "Open https://login.example.com" >&2; (sleep 1000; : >"$FOLDER/late") & echo $! >"$FOLDER/pid"; sleep 1000',
    );
    await expect(printed(kubectl.output([], { silenceMs: 1_000 }))).rejects.toThrow(
      'kubectl: printed nothing for 1 s, and was stopped; its last words: Open https://login.example.com. If it wants you to sign in',
    );
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('cannot ask for a password', async () => {
    const kubectl = await misbehaving(
      'read -r word || echo "no input"; (read -r word </dev/tty) 2>/dev/null || echo "no terminal"',
    );
    expect(await printed(kubectl.output([]))).toBe('no input\nno terminal\n');
  });

  it('may fail, be missing, or print something else', async () => {
    const failing = await misbehaving(
      `echo 'E1129 17:32:40 memcache.go:265] "Unhandled Error"' >&2; echo "error: You must be logged in to the server (Unauthorized)" >&2; exit 1`,
    );
    await expect(printed(failing.output([]))).rejects.toThrow(
      /^kubectl: You must be logged in to the server \(Unauthorized\)$/,
    );
    await expect(printed((await misbehaving('exit 3')).output([]))).rejects.toThrow(
      'failed without a word (exit code 3)',
    );
    await expect(printed(kubectlWith({ env: { PATH: folder } }).output([]))).rejects.toThrow(
      'is not on the PATH',
    );
    const garbage = await misbehaving('printf "<html>\\n\\033]0;x\\007"');
    await expect(workloadsIn(garbage, { allNamespaces: true })).resolves.toMatchObject({
      workloads: [],
      problems: [expect.stringMatching(/^kubectl: line 1: this is not /)],
    });
  });

  it('may be allowed a part only', async () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'orders', namespace: 'shop' } };
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [pod] });
    const kubectl = await misbehaving(
      `case "$1" in get) echo '${list}'; echo '${OF_ALL}' >&2; exit 1;; esac`,
    );
    const { workloads, problems } = await workloadsIn(kubectl, { allNamespaces: true });
    expect(workloads.map(pathOf)).toEqual(['shop/pod/orders']);
    expect(problems).toEqual([`kubectl: ${lackOf(deniedIn(OF_ALL)!)}`]);
    const none = await misbehaving(`echo '${OF_ALL}' >&2; exit 1`);
    await expect(workloadsIn(none, { allNamespaces: true })).rejects.toThrow(
      'may not list deployments in all namespaces',
    );
  });

  it('is asked for the ConfigMaps and Secrets that a workload refers to, and says why one is not there', async () => {
    const from = (name: string) => ({ name, valueFrom: { secretKeyRef: { name, key: 'a' } } });
    const container = {
      name: 'app',
      env: [from('kafka'), from('gone')],
      envFrom: [{ configMapRef: { name: 'settings' } }],
    };
    const workload = {
      ...{ apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'orders' },
      value: { spec: { containers: [container] } },
    };
    const map = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'shop' },
      data: { A: '1' },
    };
    const kubectl = await misbehaving(
      `echo "$@" >"$FOLDER/asked"; echo '${JSON.stringify(map)}'; echo '${OF_ONE}' >&2; exit 1`,
    );
    const stores = await storesFor(kubectl, [workload]);
    expect(await readFile(join(folder, 'asked'), 'utf8')).toBe(
      'get --namespace=shop --ignore-not-found --output=json configmap/settings secret/kafka secret/gone\n',
    );
    const [secret, gone] = ['kafka', 'gone'].map(
      (name) => ({ kind: 'Secret', namespace: 'shop', name }) as const,
    );
    expect(stores.find({ kind: 'ConfigMap', namespace: 'shop', name: 'settings' })?.size).toBe(1);
    expect(stores.whyAbsent(secret!)).toMatch(
      /^cannot be read: "jane" may not get secrets in the namespace shop; this rule/,
    );
    expect(stores.whyAbsent(gone!)).toBe('does not exist');
  });
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a right that lacks', () => {
  it.each([
    [
      OF_ONE,
      '"jane" may not get secrets in the namespace shop; this rule in a Role allows it: { apiGroups: [""], resources: ["secrets"], verbs: ["get"] }',
    ],
    [
      OF_ALL,
      '"system:serviceaccount:ci:bot" may not list deployments in all namespaces; this rule in a ClusterRole allows it: { apiGroups: ["apps"], resources: ["deployments"], verbs: ["list"] }',
    ],
    [
      'pods "orders-0" is forbidden: User "jane" cannot patch resource "pods/ephemeralcontainers" in API group "" in the namespace "shop"',
      '"jane" may not patch pods/ephemeralcontainers in the namespace shop; this rule in a Role allows it: { apiGroups: [""], resources: ["pods/ephemeralcontainers"], verbs: ["patch"] }',
    ],
  ])('is named with the rule that grants it: %s', (line, expected) => {
    expect(saidBy(`Warning: old\n${line}\n${line}\n`, 1)).toEqual([`kubectl: ${expected}`]);
  });
});
