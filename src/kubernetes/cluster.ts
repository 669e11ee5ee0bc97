import { UsageError } from '../text/problem.ts';
import { deniedIn, errorsIn, lackOf, saidBy } from './kubectl-errors.ts';
import type { Kubectl } from './kubectl.ts';
import { listed } from './listed.ts';
import { storesNeededBy } from './needs.ts';
import { listIn, textIn, textsIn, type KubeObject } from './object.ts';
import { isOperated, OPERATED, storesNeededByOperated } from './operator.ts';
import { keyOf, type Store, type StoreName, type Stores } from './stores.ts';
import { podOf } from './workload.ts';

/** Which workloads of a cluster are wanted. */
export interface Wanted {
  /** Undefined: that of the context. */
  readonly namespace?: string | undefined;
  readonly allNamespaces: boolean;
  readonly selector?: string | undefined;
}

const KINDS = ['deployments.apps', 'statefulsets.apps', 'daemonsets.apps', 'cronjobs.batch', 'jobs.batch'];

/**
 * The workloads that someone wrote, and the custom resources that operators make clients of.
 *
 * @throws UsageError when kubectl cannot list any
 */
export async function workloadsIn(
  kubectl: Kubectl,
  { namespace, allNamespaces, selector }: Wanted,
): Promise<{ readonly workloads: readonly KubeObject[]; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const scope = [
    ...(allNamespaces ? ['--all-namespaces'] : namespace === undefined ? [] : [`--namespace=${namespace}`]),
    ...(selector === undefined ? [] : [`--selector=${selector}`]),
  ];
  const kinds = [...KINDS, ...(await operatedIn(kubectl))];
  const { workloads, unread } = await listed(
    kubectl.output(['get', kinds.join(','), ...scope, '--output=json'], {
      onErrors: (stderr) => problems.push(...saidBy(stderr, 1)),
    }),
  );
  if (workloads.length === 0 && problems.length > 0) throw new UsageError(problems);
  return { workloads, problems: [...problems, ...unread.map((each) => `kubectl: ${each}`)] };
}

/** Which of the operators' resources this cluster has; they are all optional. */
async function operatedIn(kubectl: Kubectl): Promise<readonly string[]> {
  let names = '';
  for await (const chunk of kubectl.output(
    ['api-resources', '--verbs=list', '--namespaced', '--output=name'],
    {
      onErrors: () => undefined,
    },
  ))
    names += chunk;
  const known = new Set(names.split(/\s+/));
  return Object.values(OPERATED).filter((each) => known.has(each));
}

/** Names in one call of kubectl: a command line has a limit. */
const AT_ONCE = 100;

/** The ConfigMaps and Secrets that these workloads refer to, and no others. One that may not be read is absent. */
export async function storesFor(kubectl: Kubectl, workloads: readonly KubeObject[]): Promise<Stores> {
  const needed = workloads.flatMap((each) =>
    isOperated(each) ? storesNeededByOperated(each) : storesNeededBy(podOf(each)),
  );
  const names = [...new Map(needed.map((each) => [keyOf(each), each])).values()];
  const found = new Map<string, Store | undefined>();
  const why = new Map<string, string>();
  for (const namespace of new Set(names.map((each) => each.namespace))) {
    const ofNamespace = names.filter((each) => each.namespace === namespace);
    for (let at = 0; at < ofNamespace.length; at += AT_ONCE)
      await read(kubectl, namespace, ofNamespace.slice(at, at + AT_ONCE), found, why);
  }
  return {
    find: (name) => found.get(keyOf(name)),
    whyAbsent: (name) => why.get(keyOf(name)) ?? 'does not exist',
  };
}

async function read(
  kubectl: Kubectl,
  namespace: string,
  names: readonly StoreName[],
  found: Map<string, Store | undefined>,
  why: Map<string, string>,
): Promise<void> {
  const wanted = names.map(({ kind, name }) => `${kind.toLowerCase()}/${name}`);
  const args = ['get', `--namespace=${namespace}`, '--ignore-not-found', '--output=json', ...wanted];
  let errors = '';
  const { stores } = await listed(kubectl.output(args, { onErrors: (stderr) => (errors = stderr) }));
  for (const each of names) found.set(keyOf(each), stores.find(each));
  for (const line of errorsIn(errors)) {
    const denied = deniedIn(line);
    for (const each of names) {
      const isMeant =
        denied === undefined ||
        (denied.resource === `${each.kind.toLowerCase()}s` &&
          (denied.name === undefined || denied.name === each.name));
      if (isMeant && found.get(keyOf(each)) === undefined)
        why.set(
          keyOf(each),
          denied === undefined
            ? `cannot be read (${line.slice(0, 200)})`
            : `cannot be read: ${lackOf(denied)}`,
        );
    }
  }
}

/** What a person calls a workload: `deploy/orders`. */
export interface Called {
  readonly type: string;
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** @throws UsageError when there is no such workload, or it may not be read */
export async function workloadCalled(
  kubectl: Kubectl,
  { type, name, namespace }: Called,
): Promise<KubeObject> {
  const scope = namespace === undefined ? [] : [`--namespace=${namespace}`];
  const { workloads, count } = await listed(
    kubectl.output(['get', ...scope, '--output=json', `${type}/${name}`]),
  );
  const [found] = workloads;
  if (found !== undefined) return found;
  throw new UsageError([
    count === 0
      ? 'kubectl: printed nothing, although it said that it succeeded'
      : `${type}/${name} has no containers of its own; give deploy, sts, ds, job, cronjob, pod, or a resource of Strimzi`,
  ]);
}

/** A pod in which an ephemeral container can run; undefined where the workload has none at the moment. */
export async function runningPodOf(kubectl: Kubectl, workload: KubeObject): Promise<string | undefined> {
  if (workload.kind === 'Pod') return isRunning(workload) ? workload.name : undefined;
  const selector = selectorOf(workload);
  if (selector === undefined) return undefined;
  const args = [
    'get',
    'pods',
    `--namespace=${workload.namespace}`,
    `--selector=${selector}`,
    '--output=json',
  ];
  const { workloads: pods } = await listed(kubectl.output(args), { isEachPod: true });
  const running = pods.filter(isRunning);
  return (running.find(isReady) ?? running[0])?.name;
}

const isRunning = ({ value }: KubeObject): boolean =>
  textIn(value, 'status', 'phase') === 'Running' &&
  textIn(value, 'metadata', 'deletionTimestamp') === undefined;

const isReady = ({ value }: KubeObject): boolean =>
  listIn(value, 'status', 'conditions').some(
    (each) => textIn(each, 'type') === 'Ready' && textIn(each, 'status') === 'True',
  );

/** Labels of the pods of a workload, as `--selector` takes them. Strimzi labels the pods of its resources. */
function selectorOf(workload: KubeObject): string | undefined {
  if (isOperated(workload)) return `strimzi.io/cluster=${workload.name},strimzi.io/kind=${workload.kind}`;
  const labels = textsIn(workload.value, 'spec', 'selector', 'matchLabels').map(
    ([key, value]) => `${key}=${value}`,
  );
  const sets = listIn(workload.value, 'spec', 'selector', 'matchExpressions').flatMap((each) => {
    const [key, operator] = [textIn(each, 'key') ?? '', textIn(each, 'operator')];
    const values = `(${listIn(each, 'values').join(',')})`;
    return (
      {
        In: [`${key} in ${values}`],
        NotIn: [`${key} notin ${values}`],
        Exists: [key],
        DoesNotExist: [`!${key}`],
      }[operator ?? ''] ?? []
    );
  });
  const all = [...labels, ...sets];
  return all.length === 0 ? undefined : all.join(',');
}
