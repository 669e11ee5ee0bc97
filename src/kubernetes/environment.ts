import { listIn, textIn, valueIn } from './object.ts';
import { referenceIn, type Finder } from './needs.ts';
import { textOf, type StoreKind } from './stores.ts';
import type { Container, Pod } from './workload.ts';

/** A variable as a manifest writes it: `$(NAME)` in it refers to an earlier one, `$$` is a dollar sign. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/**
 * The environment that the kubelet gives to a container: `envFrom`, then `env`. References to ConfigMaps and Secrets
 * are replaced by their values; those to other variables are left for the reader of the manifest.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export const environmentOf = ({ value, pod }: Container, found: Finder): readonly Variable[] => [
  ...listIn(value, 'envFrom').flatMap((source) => wholeStore(source, found)),
  ...listIn(value, 'env').flatMap((item) => variableIn(item, pod, found) ?? []),
];

const STORES = [
  ['configMapRef', 'configMapKeyRef', 'ConfigMap'],
  ['secretRef', 'secretKeyRef', 'Secret'],
] as const satisfies readonly (readonly [string, string, StoreKind])[];

/** The kubelet leaves out keys that cannot be names of variables. */
function wholeStore(source: unknown, found: Finder): readonly Variable[] {
  const prefix = textIn(source, 'prefix') ?? '';
  return STORES.flatMap(([key, , kind]) => {
    const reference = referenceIn(valueIn(source, key), kind, 'envFrom');
    const store = reference === undefined ? undefined : found.store(reference);
    return [...(store ?? [])].flatMap(([name, bytes]) => asVariable(prefix + name, textOf(bytes)));
  });
}

function variableIn(item: unknown, pod: Pod, found: Finder): Variable | undefined {
  const name = textIn(item, 'name');
  if (name === undefined || !isVariableName(name)) return undefined;
  const from = valueIn(item, 'valueFrom');
  if (from === undefined || from === null) return { name, value: textIn(item, 'value') ?? '' };
  const field = textIn(from, 'fieldRef', 'fieldPath');
  if (field !== undefined) return asVariable(name, fieldOf(field, pod))[0];
  for (const [, key, kind] of STORES) {
    const reference = referenceIn(valueIn(from, key), kind, name);
    const entry = textIn(from, key, 'key');
    if (reference === undefined || entry === undefined) continue;
    const bytes = found.value(reference, entry);
    return asVariable(name, bytes === undefined ? undefined : textOf(bytes))[0];
  }
  return undefined;
}

/** Only what a manifest says may refer to other variables, not what a Secret contains. */
const asVariable = (name: string, text: string | undefined): readonly Variable[] =>
  text === undefined || !isVariableName(name) ? [] : [{ name, value: text.replaceAll('$', '$$$$') }];

const isVariableName = (name: string): boolean => /^[\x21-\x3c\x3e-\x7e]+$/.test(name);

/** What is known of a pod before it runs; its address, for example, is not. */
function fieldOf(path: string, { namespace, name, metadata, spec }: Pod): string | undefined {
  const [, map, key] = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(path) ?? [];
  if (map !== undefined && key !== undefined) return textIn(metadata, map, key);
  switch (path) {
    case 'metadata.namespace':
      return namespace;
    case 'metadata.name':
      return name;
    case 'spec.serviceAccountName':
      return textIn(spec, 'serviceAccountName') ?? 'default';
    default:
      return undefined;
  }
}
