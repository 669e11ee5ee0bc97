import { isName, listIn, textIn, valueIn, type KubeObject } from './object.ts';

/** A container of a workload, as its pods get it. */
export interface Container {
  /** `shop/deployment/orders/app`. */
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
  readonly pod: Pod;
}

/** What the containers of a pod share. */
export interface Pod {
  readonly namespace: string;
  /** Known only where it does not come from a template. */
  readonly name?: string;
  readonly metadata: unknown;
  readonly spec: unknown;
}

/** Where workloads have the template of their pods. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  DeploymentConfig: ['spec', 'template'],
  Job: ['spec', 'template'],
  Pod: [],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
};

export const isWorkload = ({ kind }: { readonly kind: string }): boolean => Object.hasOwn(TEMPLATES, kind);

export function podOf({ kind, namespace, name, value }: KubeObject): Pod {
  const template = valueIn(value, ...(TEMPLATES[kind] ?? []));
  return {
    namespace,
    ...(kind === 'Pod' && { name }),
    metadata: valueIn(template, 'metadata'),
    spec: valueIn(template, 'spec'),
  };
}

/** All containers, those that run to the end before the others included: a migration may use Kafka too. */
export function containersOf(workload: KubeObject): readonly Container[] {
  const pod = podOf(workload);
  return [...listIn(pod.spec, 'containers'), ...listIn(pod.spec, 'initContainers')].flatMap((value) => {
    const name = textIn(value, 'name');
    return name === undefined || !isName(name)
      ? []
      : [{ path: `${pathOf(workload)}/${name}`, name, value, pod }];
  });
}

/** `shop/deployment/orders`. */
export const pathOf = ({ namespace, kind, name }: KubeObject): string =>
  `${namespace}/${kind.toLowerCase()}/${name}`;

/**
 * The objects that made this one from a template of theirs. For a pod these are its ReplicaSet and, by the name of that,
 * the Deployment behind it; for a pod of a Job the CronJob too.
 */
export function controllersOf({ namespace, value }: KubeObject): readonly string[] {
  const owner = listIn(value, 'metadata', 'ownerReferences').find(
    (each) => valueIn(each, 'controller') === true,
  );
  const [kind, name] = [textIn(owner, 'kind')?.toLowerCase(), textIn(owner, 'name')];
  if (kind === undefined || name === undefined) return [];
  const above = { replicaset: 'deployment', replicationcontroller: 'deploymentconfig', job: 'cronjob' }[kind];
  const [, before] = /^(.+)-[a-z\d]+$/.exec(name) ?? [];
  return [
    `${namespace}/${kind}/${name}`,
    ...(above === undefined || before === undefined ? [] : [`${namespace}/${above}/${before}`]),
  ];
}
