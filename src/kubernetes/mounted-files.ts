import { posix } from 'node:path';
import { listIn, textIn, valueIn } from './object.ts';
import { referenceIn, type Finder, type Reference } from './needs.ts';
import type { Container } from './workload.ts';

/** A file that a container sees because a ConfigMap or Secret is mounted. */
export interface MountedFile {
  /** As the container sees it: `/etc/kafka/client.properties`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Where it comes from. */
  readonly from: Pick<Reference, 'kind' | 'name'>;
}

/** https://kubernetes.io/docs/concepts/storage/volumes/, https://kubernetes.io/docs/concepts/storage/projected-volumes/ */
export function mountedFiles({ value, pod }: Container, found: Finder): readonly MountedFile[] {
  const volumes = new Map(listIn(pod.spec, 'volumes').map((each) => [textIn(each, 'name'), each]));
  const files = new Map<string, MountedFile>();
  for (const mount of listIn(value, 'volumeMounts')) {
    const at = textIn(mount, 'mountPath');
    const volume = volumes.get(textIn(mount, 'name'));
    if (at === undefined || volume === undefined) continue;
    const subPath = textIn(mount, 'subPath');
    for (const file of filesIn(volume, at, found)) {
      const path = placed(file.path, at, subPath);
      if (path !== undefined) files.set(path, { ...file, path });
    }
  }
  return [...files.values()];
}

/** With paths within the volume. */
const filesIn = (volume: unknown, at: string, found: Finder): readonly MountedFile[] =>
  [volume, ...listIn(volume, 'projected', 'sources')].flatMap((source) =>
    (['configMap', 'secret'] as const).flatMap((key) => {
      const held = valueIn(source, key);
      const reference = referenceIn(held, key === 'secret' ? 'Secret' : 'ConfigMap', at);
      return reference === undefined ? [] : chosen(held, reference, found);
    }),
  );

/** All keys, or those that `items` chooses and places. */
function chosen(source: unknown, from: Reference, found: Finder): readonly MountedFile[] {
  const items = listIn(source, 'items');
  if (items.length === 0)
    return [...(found.store(from) ?? [])].map(([path, bytes]) => ({ path, bytes, from }));
  return items.flatMap((item) => {
    const [key, path] = [textIn(item, 'key'), textIn(item, 'path')];
    const bytes = key === undefined || path === undefined ? undefined : found.value(from, key);
    return bytes === undefined ? [] : [{ path: path!, bytes, from }];
  });
}

/** The path in the container; undefined for a file that `subPath` leaves out. */
function placed(path: string, at: string, subPath: string | undefined): string | undefined {
  if (subPath === undefined || subPath === '') return posix.join('/', at, path);
  const below = posix.relative(posix.join('/', subPath), posix.join('/', path));
  return below.startsWith('..') ? undefined : posix.join('/', at, below);
}
