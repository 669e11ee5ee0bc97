import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { serveLab } from '../../src/lab/serve.ts';
import { container, mountedSecret, volume, type InPod } from './_container.ts';
import {
  chart,
  expectRestricted,
  KUBERNETES,
  kustomized,
  manifestsIn,
  podIn,
  temporaryFolder,
  validator,
  type Complaints,
  type Manifest,
  type PodSpec,
} from './_manifests.ts';

let complaints: Complaints;
let rendered: Awaited<ReturnType<typeof chart>>;
beforeAll(async () => {
  [complaints, rendered] = await Promise.all([validator(), chart()]);
});

const VALUES = {
  image: { repository: 'registry.example.com/oauthbearer' },
  schedule: '',
  secretName: 'kafka-oauth',
  targets: { orders: { tokenEndpoint: 'https://acme.auth0.com/oauth/token', clientId: 'orders' } },
  watch: {
    enabled: true,
    clientSecrets: ['billing', 'returns'],
    prometheusOperator: { enabled: true, labels: { release: 'kube-prometheus-stack' } },
  },
};
const helm = (values: object): string => {
  const { status, stdout, stderr } = rendered({ ...VALUES, ...values });
  expect(status, stderr).toBe(0);
  return stdout;
};
/** The folder with the component that its comment offers. */
function withPrometheusOperator(): string {
  const overlay = temporaryFolder();
  onTestFinished(() => rmSync(overlay, { recursive: true }));
  const watch = join(process.cwd(), 'deploy/kubernetes/watch');
  writeFileSync(
    join(overlay, 'kustomization.yaml'),
    JSON.stringify({
      resources: [relative(overlay, watch)],
      components: [relative(overlay, `${watch}/prometheus-operator`)],
    }),
  );
  return kustomized(overlay);
}

describe.each([
  ['Kustomize', withPrometheusOperator],
  ['Helm', () => helm({})],
])('the Deployment of a watch by %s', (_, manifests) => {
  it('is valid and restricted, with secrets by reference', () => {
    const text = manifests();
    for (const version of KUBERNETES) expect(complaints(text, version)).toBe('');
    expectRestricted(podIn(text));
    expect(manifestsIn(text).map(({ kind }) => kind)).not.toContain('Secret');
  });

  it('is one pod at a time, which everything else refers to', () => {
    const all = manifestsIn(manifests());
    const specOf = (kind: string): NonNullable<Manifest['spec']> =>
      all.find((each) => each.kind === kind)!.spec!;
    const { replicas, strategy, selector, template } = specOf('Deployment');
    expect([replicas, strategy]).toEqual([1, { type: 'Recreate' }]);
    const { labels } = template!.metadata;
    const pod = template!.spec;
    expect(labels).toMatchObject(selector!.matchLabels);
    expect(labels).toMatchObject(specOf('Service').selector!);
    expect(labels).toMatchObject(specOf('NetworkPolicy').podSelector!.matchLabels);
    const service = all.find(({ kind }) => kind === 'Service')!;
    expect(service.metadata.labels).toMatchObject(specOf('ServiceMonitor').selector!.matchLabels);
    const [port] = pod.containers[0]!.ports!;
    expect(specOf('Service').ports).toEqual([
      { name: port!.name, port: port!.containerPort, targetPort: port!.name },
    ]);
    expect(specOf('ServiceMonitor').endpoints![0]!.port).toBe(port!.name);
    for (const kind of ['startup', 'readiness', 'liveness'] as const)
      expect(pod.containers[0]![`${kind}Probe`]!.httpGet).toEqual({ path: '/healthz', port: port!.name });
    const claim = pod.volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
    expect(claim).toEqual([all.find(({ kind }) => kind === 'PersistentVolumeClaim')!.metadata.name]);
  });

  it('has the alerts of deploy/prometheus', () => {
    const rule = manifestsIn(manifests()).find(({ kind }) => kind === 'PrometheusRule');
    expect(rule!.spec).toEqual(parse(readFileSync('deploy/prometheus/rules.yaml', 'utf8')));
  });
});

it('custom resources are judged by the definitions of the Prometheus Operator', () => {
  const text = withPrometheusOperator();
  expect(complaints(text.replace('endpoints:', 'endpoint:'), KUBERNETES[0])).toContain('ServiceMonitor');
  expect(complaints(text.replace('alert: ', 'alarm: '), KUBERNETES[0])).toContain('PrometheusRule');
});

describe('the values of the chart', () => {
  it('leave out what a cluster does not have, and use a claim that is there', () => {
    const text = helm({
      watch: {
        ...VALUES.watch,
        history: { existingClaim: 'kept' },
        prometheusOperator: { enabled: false },
        networkPolicy: { enabled: false },
      },
    });
    expect(
      manifestsIn(text)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['ConfigMap', 'Deployment', 'Service', 'ServiceAccount']);
    expect(podIn(text).volumes).toContainEqual({
      name: 'history',
      persistentVolumeClaim: { claimName: 'kept' },
    });
  });
  it.each([
    ['a client for the watch', { targets: {}, watch: { enabled: true } }, 'watch.clientSecrets'],
    ['something to run', { watch: { enabled: false } }, 'nothing would run'],
    ['a duration', { watch: { enabled: true, interval: 'often' } }, 'interval'],
  ])('ask for %s', (_, values, why) => {
    const { status, stderr } = rendered({ ...VALUES, ...values });
    expect(status).not.toBe(0);
    expect(stderr).toContain(why);
  });
});

const SERVED = 'http://127.0.0.1:9464';

describe('the container, started as the pod of a manifest starts it', () => {
  it.each([
    [
      'Kustomize',
      () => kustomized('deploy/kubernetes/watch'),
      ['/etc/oauthbearer/clients/client.yaml#orders'],
    ],
    [
      'Helm',
      () => helm({}),
      [
        '/config/fleet.yaml#orders',
        '/etc/oauthbearer/clients/billing/client.yaml#orders',
        '/etc/oauthbearer/clients/returns/client.yaml#orders',
      ],
    ],
  ])(
    'by %s: answers, keeps its history when killed, and ends when told to',
    async (_, manifests, targets) => {
      const inPod = await volumesFor(podIn(manifests()));
      const first = container(inPod);
      const seen = await healthyMetrics(first, targets);
      const page = await fetch(SERVED);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      first.kill('KILL');
      await first.ended;

      const second = container(inPod);
      expect(sinceIn(await healthyMetrics(second, targets))).toEqual(sinceIn(seen));
      // Process 1 has no default for a signal: it ends only if it listens.
      second.kill('TERM');
      await second.ended;
      expect(second.said()).not.toMatch(/Error|EROFS|EACCES/);
    },
  );
});

/** Fills the volumes of a pod: each Secret and ConfigMap with a client of a lab, the claim with nothing. */
async function volumesFor({ containers, volumes }: PodSpec): Promise<InPod> {
  const lab = await serveLab();
  onTestFinished(() => lab.close());
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { args, volumeMounts } = containers[0]!;
  const filled = volumes.map((each) => {
    const from = join(folder, each.name);
    const { mountPath: at, readOnly = false } = volumeMounts.find(({ name }) => name === each.name)!;
    const { caFile, name: _, ...settings } = lab.settings;
    const client = JSON.stringify({ targets: { orders: { ...settings, caFile: join(at, 'ca.pem') } } });
    mkdirSync(from);
    if (each.persistentVolumeClaim !== undefined) volume(from);
    else
      mountedSecret(from, {
        [each.configMap === undefined ? 'client.yaml' : 'fleet.yaml']: client,
        'ca.pem': readFileSync(String(caFile), 'utf8'),
      });
    return { at, from, isReadOnly: readOnly };
  });
  return { args, volumes: filled };
}

/** Asks until each of the targets is healthy. */
async function healthyMetrics(
  { said }: ReturnType<typeof container>,
  targets: readonly string[],
): Promise<string> {
  return await vi.waitFor(
    async () => {
      const [health, metrics] = await Promise.all(
        ['/healthz', '/metrics'].map(async (path) => await fetch(`${SERVED}${path}`)),
      );
      expect(health!.status, said()).toBe(200);
      const text = await metrics!.text();
      for (const target of targets)
        expect(text, said()).toContain(`oauthbearer_verdict{target="${target}",verdict="healthy"} 1`);
      return text;
    },
    { timeout: 100_000, interval: 250 },
  );
}

const sinceIn = (metrics: string): readonly string[] =>
  (metrics.match(/^oauthbearer_watch_state_since_timestamp_seconds.*$/gm) ?? []).toSorted();
