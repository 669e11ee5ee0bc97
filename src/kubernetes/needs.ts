import { listIn, textIn, valueIn } from './object.ts';
import { keyOf, type Store, type StoreKind, type StoreName, type Stores } from './stores.ts';
import type { Pod } from './workload.ts';

/** A ConfigMap or Secret that a container cannot start without, and that is not at hand, in words. */
export type Absence = string;

/** Finds what a container refers to, and keeps what was not found. */
export interface Finder {
  readonly store: (reference: Reference) => Store | undefined;
  readonly value: (reference: Reference, key: string) => Uint8Array | undefined;
  readonly absent: ReadonlySet<Absence>;
}

export interface Reference {
  readonly kind: StoreKind;
  readonly name: string;
  readonly isOptional: boolean;
  /** What needs it: `KAFKA_SECRET`, `/etc/kafka`. */
  readonly use: string;
}

/**
 * A reference to a ConfigMap or Secret.
 *
 * @param map `secretKeyRef`, `configMapRef`, the source of a volume
 * @param use what needs it, for a message
 */
export function referenceIn(map: unknown, kind: StoreKind, use: string): Reference | undefined {
  const name = textIn(map, 'name') ?? textIn(map, 'secretName');
  return name === undefined || name === ''
    ? undefined
    : { kind, name, isOptional: valueIn(map, 'optional') === true, use };
}

export function finder({ find, whyAbsent }: Stores, namespace: string): Finder {
  const absent = new Set<Absence>();
  const store = ({ kind, name, isOptional, use }: Reference): Store | undefined => {
    const wanted = { kind, namespace, name };
    const found = find(wanted);
    if (found === undefined && !isOptional)
      absent.add(`${kind} ${name} ${whyAbsent(wanted)} (needed for ${use})`);
    return found;
  };
  return {
    absent,
    store,
    value: (reference, key) => {
      const found = store(reference);
      if (found === undefined) return undefined;
      const value = found.get(key);
      const { kind, name, isOptional, use } = reference;
      if (value === undefined && !isOptional)
        absent.add(`${kind} ${name} has no key ${key} (needed for ${use})`);
      return value;
    },
  };
}

/** Every ConfigMap and Secret that a pod's containers may take settings from. */
export function storesNeededBy({ namespace, spec }: Pod): readonly StoreName[] {
  const containers = [...listIn(spec, 'containers'), ...listIn(spec, 'initContainers')];
  const sources = [
    ...containers.flatMap((each) => listIn(each, 'envFrom')),
    ...containers.flatMap((each) => listIn(each, 'env')).map((each) => valueIn(each, 'valueFrom')),
    ...listIn(spec, 'volumes'),
    ...listIn(spec, 'volumes').flatMap((each) => listIn(each, 'projected', 'sources')),
  ];
  const named = sources.flatMap((source) =>
    SOURCES.flatMap(([key, kind]) => referenceIn(valueIn(source, key), kind, '') ?? []),
  );
  const all = named.map(({ kind, name }) => ({ kind, namespace, name }));
  return [...new Map(all.map((each) => [keyOf(each), each])).values()];
}

const SOURCES = [
  ['configMapRef', 'ConfigMap'],
  ['secretRef', 'Secret'],
  ['configMapKeyRef', 'ConfigMap'],
  ['secretKeyRef', 'Secret'],
  ['configMap', 'ConfigMap'],
  ['secret', 'Secret'],
] as const satisfies readonly (readonly [string, StoreKind])[];
