import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { RE2JS } from 're2js';
import { expect } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { jarsOf, needed, pinned, pythonWith } from '../_downloads.ts';

/** The oldest Kubernetes that has `backoffLimitPerIndex` for everyone, and the newest of the validator. */
export const KUBERNETES = ['1.33.0', '1.37.0'] as const;

const here = (name: string): string => join(import.meta.dirname, name);

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export const run = (program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Ran =>
  spawnSync(program, args, { encoding: 'utf8', ...(env && { env: { ...process.env, ...env } }) });

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'oauthbearer-deploy-'));

/** The folder of programs of a Python with the validator of manifests and hadolint. */
export async function pythonPrograms(): Promise<string> {
  const version = await pinned(here('requirements.txt'), /^kubernetes-validate==(\S+)$/m);
  return pythonWith(`kubernetes-validate-${version}`, here('requirements.txt'));
}

/** What the schemas of a Kubernetes version, and of the Prometheus Operator, say against manifests; empty if nothing. */
export type Complaints = (manifests: string, version: string) => string;

export async function validator(): Promise<Complaints> {
  const [python, judged] = await Promise.all([pythonPrograms(), prometheusOperator()]);
  const file = join(temporaryFolder(), 'manifests.yaml');
  return (manifests, version) => {
    const documents = parseAllDocuments(manifests).flatMap((document) => {
      const kind = document.get('kind');
      return typeof kind === 'string' ? [{ kind, document }] : [];
    });
    const ours = documents.filter(({ kind }) => !CUSTOM_KINDS.includes(kind));
    const theirs = documents.filter(({ kind }) => CUSTOM_KINDS.includes(kind));
    writeFileSync(file, ours.map(({ document }) => `---\n${document.toString()}`).join(''));
    const args = ['-m', 'kubernetes_validate', '--strict', '-k', version, file];
    const { status, stdout, stderr } = run(join(python, 'python'), args);
    const said = theirs.map(({ kind, document }) => judged(kind, document.toJS()));
    return [status === 0 ? '' : `${stdout}${stderr}`, ...said].join('');
  };
}

/** Judges custom resources by the definitions that the Prometheus Operator publishes; fields that it does not know are faults. */
async function prometheusOperator(): Promise<(kind: string, resource: unknown) => string> {
  const module = 'github.com/prometheus-operator/prometheus-operator';
  const version = await pinned(here('go.mod'), new RegExp(`${module} (\\S+)`));
  const { stdout } = await needed(
    'go',
    ['mod', 'download', '-json', `${module}@${version}`],
    'Go fetches the definitions of the Prometheus Operator',
  );
  const { Dir: folder } = JSON.parse(stdout) as { readonly Dir: string };
  // Their patterns are Go's.
  const regExp = Object.assign(
    (pattern: string) => ({
      test: (text: string) => RE2JS.compile(pattern).matcher(text).find(),
      toString: () => pattern,
    }),
    { code: '' },
  );
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, code: { regExp } });
  const kinds = new Map(
    CUSTOM_KINDS.map((kind) => {
      const file = join(
        folder,
        `example/prometheus-operator-crd/monitoring.coreos.com_${kind.toLowerCase()}s.yaml`,
      );
      const { spec } = parse(readFileSync(file, 'utf8')) as CustomResourceDefinition;
      return [kind, ajv.compile(closed(spec.versions[0]!.schema.openAPIV3Schema))];
    }),
  );
  return (kind, resource) => {
    const judge = kinds.get(kind)!;
    return judge(resource) ? '' : `${kind}: ${ajv.errorsText(judge.errors)}\n`;
  };
}

const CUSTOM_KINDS = ['ServiceMonitor', 'PrometheusRule'];

interface CustomResourceDefinition {
  readonly spec: {
    readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: object } }[];
  };
}

/** The same schema, which refuses fields that it does not name, as kubectl does. */
const closed = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (_, each: unknown) =>
    typeof each === 'object' &&
    each !== null &&
    'properties' in each &&
    !('x-kubernetes-preserve-unknown-fields' in each)
      ? { ...each, additionalProperties: false }
      : each,
  ) as object;

/** Lints the chart, and renders it with these values. */
export async function chart(): Promise<(values: unknown, version?: string) => Ran> {
  const version = await pinned(here('pom.xml'), /<helm-java\.version>([^<]+)</);
  const helm = await jarsOf(`helm-java-${version}`, here('pom.xml'));
  const file = join(temporaryFolder(), 'values.yaml');
  return (values, kubernetes = KUBERNETES[1]) => {
    writeFileSync(file, JSON.stringify(values));
    return run('java', ['-cp', helm, here('Chart.java'), 'deploy/helm/oauthbearer', file, kubernetes]);
  };
}

/** What Kustomize makes of a folder. */
export function kustomized(folder: string): string {
  const { status, stdout, stderr } = run('kubectl', ['kustomize', folder]);
  expect(status, stderr).toBe(0);
  return stdout;
}

export interface Container {
  readonly args: readonly string[];
  readonly image: string;
  readonly securityContext: unknown;
  readonly envFrom?: readonly { readonly secretRef?: { readonly name: string } }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly volumeMounts: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly?: boolean;
  }[];
  readonly [probe: `${string}Probe`]: { readonly httpGet: { readonly path: string; readonly port: string } };
}
export interface PodSpec {
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: unknown;
  readonly containers: readonly Container[];
  readonly volumes: readonly {
    readonly name: string;
    readonly secret?: { readonly secretName: string };
    readonly configMap?: { readonly name: string };
    readonly persistentVolumeClaim?: { readonly claimName: string };
  }[];
}
type Labels = Readonly<Record<string, string>>;
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Labels };
  readonly data?: Labels;
  readonly spec?: {
    readonly completions?: number;
    readonly replicas?: number;
    readonly strategy?: unknown;
    readonly jobTemplate?: { readonly spec: { readonly template: { readonly spec: PodSpec } } };
    readonly template?: { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec };
    readonly selector?: Labels & { readonly matchLabels: Labels };
    readonly podSelector?: { readonly matchLabels: Labels };
    readonly ports?: readonly { readonly name: string; readonly targetPort: string }[];
    readonly endpoints?: readonly { readonly port: string }[];
    readonly groups?: unknown;
  };
}

export const manifestsIn = (text: string): readonly Manifest[] =>
  parseAllDocuments(text).flatMap((document) => (document.toJS() as Manifest | null) ?? []);

/** The one pod that manifests start. */
export function podIn(text: string): PodSpec {
  const pods = manifestsIn(text).flatMap(
    ({ spec }) => spec?.jobTemplate?.spec.template.spec ?? spec?.template?.spec ?? [],
  );
  expect(pods).toHaveLength(1);
  return pods[0]!;
}

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted, and a root file system that is read-only. */
export function expectRestricted({
  automountServiceAccountToken,
  securityContext,
  containers,
}: PodSpec): void {
  expect(automountServiceAccountToken).toBe(false);
  expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const container of containers) {
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  }
}
