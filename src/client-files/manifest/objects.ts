import { once } from '../../text/once.ts';
import { refusedAt } from '../refused.ts';
import type { Found } from '../reading.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { opaque, type Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import { member, textAt, type Tree } from '../../text/tree.ts';

/** A Secret or a ConfigMap, as its users see it. */
export interface Store {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** Text values only; a keystore is not one. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: Located;
  readonly value: Located;
}

/** The objects of a manifest, including those in a `List`. */
export const objectsIn = (trees: readonly Tree[]): readonly Tree[] =>
  trees.flatMap((tree) => {
    const items = member(tree, 'items');
    return /List$/.test(kindOf(tree)) && items?.kind === 'list' ? items.items : [tree];
  });

export const kindOf = (tree: Tree): string => textAt(tree, 'kind')?.text ?? '';

export const isObject = (tree: Tree): boolean =>
  textAt(tree, 'apiVersion') !== undefined && textAt(tree, 'kind') !== undefined;

/** @throws UsageError with the place of anything that Kubernetes would reject */
export const storesIn = (objects: readonly Tree[], source: Source): readonly Store[] =>
  objects.flatMap((object): readonly Store[] => {
    const kind = kindOf(object);
    if (kind !== 'Secret' && kind !== 'ConfigMap') return [];
    const plain = entriesOf(member(object, kind === 'Secret' ? 'stringData' : 'data')).filter(
      ({ value }) => !isEncrypted(value.text),
    );
    const encoded = kind === 'Secret' ? entriesOf(member(object, 'data')) : [];
    const all = [...encoded.flatMap(({ key, value }) => decodedEntry(key, value, source)), ...plain];
    const name = textAt(object, 'metadata', 'name')?.text ?? '';
    return [{ kind, name, entries: new Map(all.map((entry) => [entry.key.text, entry])) }];
  });

const entriesOf = (tree: Tree | undefined): readonly Entry[] =>
  tree?.kind === 'map'
    ? tree.entries.flatMap(({ key, value }) =>
        value.kind === 'scalar' && value.value !== null ? [{ key, value: value.at }] : [],
      )
    : [];

/** Kubernetes accepts line breaks in base64, and no other foreign characters (Go's `base64.StdEncoding`). */
function decodedEntry(key: Located, value: Located, source: Source): readonly Entry[] {
  if (isEncrypted(value.text)) return [];
  const base64 = value.text.replace(/[\r\n]/g, '');
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw refusedAt(
      source,
      value,
      'not valid base64, so Kubernetes rejects it; put plain text under "stringData:", and fill in placeholders first',
    );
  }
  const text = textOf(Buffer.from(base64, 'base64'));
  return text === undefined ? [] : [{ key, value: opaque(value, text) }];
}

/** Encrypted by SOPS; the cluster never sees this form. */
export const isEncrypted = (text: string): boolean => text.startsWith('ENC[');

/** Undefined for binary data. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The value of a key in a Secret or ConfigMap of this manifest, as `secretKeyRef` and the like refer to it. */
export function referredTo(
  reference: Tree | undefined,
  kind: Store['kind'],
  stores: readonly Store[],
): Located | undefined {
  const name = textAt(reference, 'name')?.text ?? textAt(reference, 'secretName')?.text;
  const key = textAt(reference, 'key')?.text ?? textAt(reference, 'accessToken')?.text;
  const store = stores.findLast((each) => each.kind === kind && each.name === name);
  return key === undefined ? undefined : store?.entries.get(key)?.value;
}

/** A value that is not in the manifest, as a reference to an environment variable of its reader. */
export const elsewhere = (at: Located, variable: string): Located =>
  opaque(at, `\${${variable.replace(/\W/g, '_').replace(/^(?=\d|$)/, '_')}}`);

/** All maps in an object, in file order. */
export const mapsUnder = (tree: Tree | undefined): readonly Tree[] =>
  tree === undefined ? [] : mapsIn(tree);

/** Each way to read a manifest asks for the same. */
const mapsIn = once((tree: Tree): readonly Tree[] => {
  const maps: Tree[] = [];
  const seen = new Set<Tree>();
  const look = (each: Tree): void => {
    if (each.kind === 'scalar' || seen.has(each)) return;
    seen.add(each);
    if (each.kind === 'map') {
      maps.push(each);
      for (const { value } of each.entries) look(value);
    } else each.items.forEach(look);
  };
  look(tree);
  return maps;
});

/** A setting, if the manifest contains it. */
export const given = (key: SettingKey, value: Located | undefined): readonly Found[] =>
  value === undefined ? [] : [{ key, value: value.text, at: value }];
