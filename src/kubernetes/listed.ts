import { parse } from 'yaml';
import { isTooDeep } from '../text/depth.ts';
import { workloadsAmong } from './inventory.ts';
import { isName, listIn, objectOf, textIn, type KubeObject } from './object.ts';
import { isOperated, OPERATED } from './operator.ts';
import { LARGEST_OBJECT, piecesOf, type Piece } from './pieces.ts';
import { isOfNoClient, isStore, keyOf, storeOf, type Store, type Stores } from './stores.ts';
import { isWorkload } from './workload.ts';

/** What a list of objects has, as far as it is about clients of Kafka. */
export interface Listed {
  readonly workloads: readonly KubeObject[];
  readonly stores: Stores;
  /** What could not be read: one sentence each, which begins with the line. */
  readonly unread: readonly string[];
  /** How many objects there were in all. */
  readonly count: number;
}

/** More than a large cluster has in all. */
const MOST_OBJECTS = 200_000;
/** Of what cannot be read in a list, only this many are listed: it may be no list of objects at all. */
const MOST_UNREAD = 100;

/**
 * Reads what `kubectl get … -o yaml` (or `-o json`) prints, of any length: each object for itself, within the limits for a
 * single one. ConfigMaps and Secrets stay as text until a workload needs them.
 *
 * @param isEachPod keeps the pods of a workload apart
 * @throws RangeError with a message for people when there are more objects than any cluster has
 */
export async function listed(
  chunks: AsyncIterable<string>,
  { most = MOST_OBJECTS, isEachPod = false }: { readonly most?: number; readonly isEachPod?: boolean } = {},
): Promise<Listed> {
  const objects: KubeObject[] = [];
  const held = new Map<string, () => Store | undefined>();
  const unread: string[] = [];
  let count = 0;
  for await (const piece of piecesOf(chunks)) {
    count += 1;
    if (count > most) throw new RangeError(`it lists more than ${most.toLocaleString('en')} objects`);
    const head = 'text' in piece && piece.syntax === 'yaml' ? headOf(piece.text) : undefined;
    if (head !== undefined && !isOfUse(head.kind)) continue;
    if (head?.name !== undefined && isStore(head)) {
      // A slice of a large text would keep all of it.
      const bytes = Buffer.from((piece as Readable).text);
      held.set(keyOf({ ...head, name: head.name }), () => storeIn(bytes.toString()));
      continue;
    }
    try {
      for (const object of objectsIn(piece)) {
        if (isStore(object)) held.set(keyOf(object), keeping(object));
        else objects.push(object);
      }
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      if (unread.length < MOST_UNREAD) unread.push(`line ${piece.line}: ${error.message}`);
      else if (unread.length === MOST_UNREAD) unread.push('and more objects');
    }
  }
  return {
    workloads: isEachPod ? objects : workloadsAmong(objects),
    unread,
    count,
    stores: {
      find: (name) => held.get(keyOf(name))?.(),
      whyAbsent: (name) => (held.has(keyOf(name)) ? 'cannot be read in the list' : 'is not in the list'),
    },
  };
}

type Readable = Extract<Piece, { readonly text: string }>;

/** Why a piece of the list cannot be used. */
class Unfit extends Error {}

const isOfUse = (kind: string): boolean =>
  isWorkload({ kind }) || isStore({ kind }) || OPERATED_KINDS.has(kind) || kind.endsWith('List');
const OPERATED_KINDS: ReadonlySet<string> = new Set(Object.keys(OPERATED).map((name) => name.split('/')[1]!));

/** The objects of use in a piece: one, or those of a list within the list. */
function objectsIn(piece: Piece): readonly KubeObject[] {
  const value = valueOf(piece);
  const kind = textIn(value, 'kind') ?? '';
  const values = kind.endsWith('List') ? listIn(value, 'items') : [value];
  return values.flatMap((each) => {
    const object = objectOf(each);
    if (object === undefined)
      throw new Unfit('this is not an object of Kubernetes: it has no apiVersion, kind or name');
    if (!isOfUse(object.kind)) return [];
    if (!isName(object.name) || !isName(object.namespace))
      throw new Unfit(`Kubernetes does not allow the name of this ${object.kind}`);
    return isStore(object) || isWorkload(object) || isOperated(object) ? [object] : [];
  });
}

function valueOf(piece: Piece): unknown {
  if (!('text' in piece)) throw new Unfit(`this object is larger than ${LARGEST_OBJECT / 1024 / 1024} MiB`);
  const { text, syntax } = piece;
  if (isTooDeep(text)) throw new Unfit('this object is nested too deeply');
  try {
    return syntax === 'json'
      ? (JSON.parse(text) as unknown)
      : (parse(text, { uniqueKeys: false, merge: true, maxAliasCount: 100, logLevel: 'error' }) as unknown);
  } catch {
    throw new Unfit(`this is not valid ${syntax === 'json' ? 'JSON' : 'YAML'}; was it cut off?`);
  }
}

const storeIn = (text: string): Store | undefined => {
  try {
    const [object] = objectsIn({ text, syntax: 'yaml', line: 1 });
    return object === undefined || isOfNoClient(object) ? undefined : storeOf(object);
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
};

function keeping(object: KubeObject): () => Store | undefined {
  const store = isOfNoClient(object) ? undefined : storeOf(object);
  return () => store;
}

interface Head {
  readonly kind: string;
  readonly namespace: string;
  /** Undefined where it takes a parser to say. */
  readonly name?: string;
}

/** Kind and name of an object, as kubectl writes them: parsing YAML takes a hundred times as long. */
function headOf(text: string): Head | undefined {
  const indent = /^( *)[^\s#]/m.exec(text)?.[1] ?? '';
  const kind = new RegExp(`^${indent}kind: ["']?(\\w+)["']?[ \\t]*$`, 'm').exec(text)?.[1];
  if (kind === undefined) return undefined;
  const metadata =
    new RegExp(`^${indent}metadata:[ \\t]*\\n((?:${indent}  .*\\n)*)`, 'm').exec(text)?.[1] ?? '';
  const plain = (key: string): string | undefined =>
    new RegExp(`^${indent}  ${key}: ["']?([^"'\\s]+)["']?[ \\t]*$`, 'm').exec(metadata)?.[1];
  const [name, namespace] = [plain('name'), plain('namespace') ?? 'default'];
  return { kind, namespace, ...(name !== undefined && isName(name) && isName(namespace) && { name }) };
}
