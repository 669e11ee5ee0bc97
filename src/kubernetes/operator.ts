import { stringify } from 'yaml';
import { finder, referenceIn, type Absence } from './needs.ts';
import { listIn, textIn, valueIn, type KubeObject } from './object.ts';
import { keyOf, textOf, type StoreName, type Stores } from './stores.ts';
import { pathOf } from './workload.ts';

/** A client that an operator configures from a custom resource. */
export interface OperatorClient {
  /** `shop/kafkaconnect/orders`; one of several in a resource: `shop/kafkamirrormaker2/orders/source`. */
  readonly path: string;
  readonly manifest: string;
  readonly absent: readonly Absence[];
}

/**
 * The custom resources of Strimzi and of Confluent for Kubernetes whose pods are clients of Kafka, by their full names,
 * which no other operator has.
 */
export const OPERATED: Readonly<Record<string, string>> = {
  'kafka.strimzi.io/KafkaConnect': 'kafkaconnects.kafka.strimzi.io',
  'kafka.strimzi.io/KafkaBridge': 'kafkabridges.kafka.strimzi.io',
  'kafka.strimzi.io/KafkaMirrorMaker2': 'kafkamirrormaker2s.kafka.strimzi.io',
  'platform.confluent.io/Connect': 'connects.platform.confluent.io',
  'platform.confluent.io/SchemaRegistry': 'schemaregistries.platform.confluent.io',
  'platform.confluent.io/KafkaRestProxy': 'kafkarestproxies.platform.confluent.io',
  'platform.confluent.io/KsqlDB': 'ksqldbs.platform.confluent.io',
  'platform.confluent.io/ControlCenter': 'controlcenters.platform.confluent.io',
};

export const isOperated = ({ apiVersion, kind }: KubeObject): boolean =>
  Object.hasOwn(OPERATED, `${apiVersion.split('/')[0] ?? ''}/${kind}`);

/** Each cluster of a MirrorMaker is a client of its own. */
export function clientsOfOperated(resource: KubeObject, stores: Stores): readonly OperatorClient[] {
  const clusters = resource.kind === 'KafkaMirrorMaker2' ? clustersIn(resource) : [];
  if (clusters.length === 0)
    return [clientOf(resource, pathOf(resource), valueIn(resource.value, 'spec'), stores)];
  return clusters.map((cluster, index) =>
    clientOf(resource, `${pathOf(resource)}/${textIn(cluster, 'alias') ?? index + 1}`, cluster, stores),
  );
}

/** `clusters`; in the API version `v1` `target`, and a `source` for each of `mirrors`. */
const clustersIn = ({ value }: KubeObject): readonly unknown[] =>
  [
    ...listIn(value, 'spec', 'clusters'),
    valueIn(value, 'spec', 'target'),
    ...listIn(value, 'spec', 'mirrors').map((each) => valueIn(each, 'source')),
  ].filter((each) => valueIn(each, 'authentication') !== undefined);

function clientOf(
  { apiVersion, kind, name, namespace }: KubeObject,
  path: string,
  spec: unknown,
  stores: Stores,
): OperatorClient {
  const found = finder(stores, namespace);
  const metadata = { name, namespace };
  const needed = keysNeededIn(spec, namespace);
  const secrets = [...new Map(needed.map((each) => [keyOf(each), each])).values()].map((wanted) => {
    const keys = needed.filter((each) => keyOf(each) === keyOf(wanted)).map(({ key }) => key);
    const reference = referenceIn({ name: wanted.name }, wanted.kind, kind)!;
    const store = found.store(reference);
    const entries = [...(store ?? [])].filter(([key]) => keys.includes(key) || keys.includes(undefined));
    for (const key of keys) if (key !== undefined) found.value(reference, key);
    return {
      apiVersion: 'v1',
      kind: wanted.kind,
      metadata: { name: wanted.name, namespace },
      [wanted.kind === 'Secret' ? 'stringData' : 'data']: Object.fromEntries(
        entries.flatMap(([key, bytes]) => {
          const text = textOf(bytes);
          return text === undefined ? [] : [[key, text]];
        }),
      ),
    };
  });
  const documents = [{ apiVersion, kind, metadata, spec }, ...secrets];
  return {
    path,
    manifest: documents
      .map((each) => stringify(each, { lineWidth: 0, aliasDuplicateObjects: false }))
      .join('---\n'),
    absent: [...found.absent],
  };
}

/** Every ConfigMap and Secret that a resource names, anywhere in it. */
export const storesNeededByOperated = ({ value, namespace }: KubeObject): readonly StoreName[] =>
  keysNeededIn(valueIn(value, 'spec'), namespace);

/** A key of a ConfigMap or Secret; without a key all of it. */
interface NeededKey extends StoreName {
  readonly key?: string;
}

/**
 * `clientSecret: { secretName, key }` and `accessToken` of Strimzi, `jaasConfig: { secretRef }` of Confluent for Kubernetes,
 * `secretKeyRef` of containers, and `${secrets:namespace/name:key}` in configurations.
 */
function keysNeededIn(tree: unknown, namespace: string): readonly NeededKey[] {
  const found: NeededKey[] = [];
  const look = (each: unknown): void => {
    if (typeof each === 'string') {
      for (const [, kind, name, key] of each.matchAll(
        /\$\{(secrets|configmaps):(?:[\w.-]+\/)?([\w.-]+):([\w.-]+)\}/g,
      ))
        found.push({ kind: kind === 'secrets' ? 'Secret' : 'ConfigMap', namespace, name: name!, key: key! });
      return;
    }
    if (typeof each !== 'object' || each === null) return;
    const [secretName, secretRef] = [textIn(each, 'secretName'), textIn(each, 'secretRef')];
    const key = textIn(each, 'key') ?? textIn(each, 'accessToken');
    if (secretName !== undefined && key !== undefined)
      found.push({ kind: 'Secret', namespace, name: secretName, key });
    if (secretRef !== undefined) found.push({ kind: 'Secret', namespace, name: secretRef });
    for (const [member, kind] of [
      ['secretKeyRef', 'Secret'],
      ['configMapKeyRef', 'ConfigMap'],
    ] as const) {
      const [name, entry] = [textIn(each, member, 'name'), textIn(each, member, 'key')];
      if (name !== undefined && entry !== undefined) found.push({ kind, namespace, name, key: entry });
    }
    Object.values(each).forEach(look);
  };
  look(tree);
  return found;
}
