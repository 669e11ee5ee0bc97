import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { TooLarge, UsageError } from './problem.ts';
import { isTooDeep } from './depth.ts';
import { opaque, part, type Located } from './located.ts';
import { once } from './once.ts';
import { unreadableAt, type Source } from './source.ts';
import type { Tree, TreeMap } from './tree.ts';
import { faultsIn, KNOWN_TAG, type Fault } from './yaml-faults.ts';
import { locatedScalar } from './yaml-scalar.ts';

/**
 * The documents of a YAML file. An alias is replaced by the content of its anchor; the entries of a merge key (`<<`)
 * come before those that may replace them.
 * Messages have `file:line:column` and no text of the file, which may contain secrets, so the parser's own messages are
 * not used.
 *
 * @throws UsageError with the places of syntax errors, or if the file is far larger than a configuration
 */
export function parseYamlTrees(source: Source): readonly Tree[] {
  const { trees, refusal } = readOnce(source);
  if (refusal !== undefined) throw refusal;
  return trees;
}

interface Read {
  readonly trees: readonly Tree[];
  readonly refusal?: UsageError;
}

/** A refused file is asked for as often as an accepted one: by every format that may be written in YAML. */
const readOnce = once((source: Source): Read => {
  try {
    return { trees: treesIn(source) };
  } catch (error) {
    if (error instanceof UsageError) return { trees: [], refusal: error };
    throw error;
  }
});

function treesIn(source: Source): readonly Tree[] {
  const documents = parse(source);
  refuse(source, faultsIn(source.content.text, documents));
  const trees = documents.flatMap((document) => {
    const { contents } = document as { contents: Node | null };
    return contents === null || isNothing(contents) ? [] : [planted(source, contents)];
  });
  refuseWhatMultiplies(source, trees);
  return trees;
}

const isNothing = (node: Node): boolean => isScalar(node) && node.value === null && node.anchor === undefined;

/**
 * The one document of a YAML file; undefined when it is empty. @throws UsageError when it is not YAML or holds several.
 */
export function parseYamlTree(source: Source): Tree | undefined {
  const [tree, second] = parseYamlTrees(source);
  if (second !== undefined) {
    throw new UsageError(
      unreadableFrom(source, second.at, 'a second YAML document begins here; only one is allowed').problems,
    );
  }
  return tree;
}

/** @throws UsageError with the place of something in the file */
export function unreadableFrom(source: Source, { offsetAt }: Located, what: string): UsageError {
  const { line, column } = source.placeAt(offsetAt(0));
  return new UsageError([`${source.path}:${line}:${column}: ${what}`]);
}

function parse(source: Source): readonly Document[] {
  const { text } = source.content;
  if (isTooDeep(text)) throw unreadableAt(source, 0, 'the file is nested too deeply for a configuration');
  if (hasTooMuch(text))
    throw new TooLarge(unreadableAt(source, 0, 'the file is too large for a configuration').problems);
  const { stackTraceLimit } = Error;
  try {
    // The library makes an error for each fault, and the stack traces take four times as long as the parsing.
    Error.stackTraceLimit = 0;
    // Duplicate keys are searched for here, because the library compares each key with all others.
    const composer = new Composer({ prettyErrors: false, uniqueKeys: false, keepSourceTokens: true });
    return [...documentsOf(new Parser().parse(text), composer)];
  } catch {
    throw unreadableAt(source, 0, 'the file cannot be read as YAML (nested too deeply?)');
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Up to the last error that a message would name. */
function* documentsOf(tokens: Iterable<CST.Token>, composer: Composer): Generator<Document> {
  let errors = 0;
  for (const token of tokens) {
    yield* composer.next(token);
    if (token.type === 'error' && (errors += 1) >= MOST_FAULTS) break;
  }
  yield* composer.end(errors > 0);
}

/** The parser takes five microseconds for each node of the file, however small it is. */
const hasTooMuch = (text: string): boolean => {
  let count = 0;
  for (const _ of text.matchAll(/[\n,]|"(?=")|[:\-?] |[&!*%\\]/g))
    if ((count += 1) > MOST_THINGS) return true;
  return false;
};
const MOST_THINGS = 150_000;

function refuse(source: Source, faults: readonly Fault[]): void {
  const places = new Map(faults.map((fault) => [fault.index, fault]));
  if (places.size === 0) return;
  throw new UsageError(
    [...places.values()]
      .toSorted((a, b) => a.index - b.index)
      .slice(0, MOST_FAULTS)
      .flatMap(({ index, what }) => unreadableAt(source, index, what).problems),
  );
}

/** A file in which every character is wrong must not produce a message for each. */
const MOST_FAULTS = 10;

/**
 * Documents as trees, in one pass in the order of the file: an anchor comes before its aliases (YAML 1.2 section 7.1).
 */
function planted(source: Source, root: Node): Tree {
  const anchors = new Map<string, Tree | 'open'>();
  const { content } = source;
  const faults: Fault[] = [];
  let aliases = 0;
  const emptyAt = (index: number): Tree => ({ kind: 'scalar', value: null, at: part(content, index, index) });
  const plant = (node: unknown, index: number): Tree => {
    if (isAlias(node)) {
      aliases += 1;
      const tree = anchors.get(node.source);
      if (tree !== undefined && tree !== 'open') return tree;
      faults.push({ index: node.range?.[0] ?? index, what: WITHOUT_ANCHOR });
    } else if (isScalar(node) || isMap(node) || isSeq(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, 'open');
      const tree = grown(node, node.range?.[0] ?? index);
      if (node.anchor !== undefined) anchors.set(node.anchor, tree);
      return tree;
    }
    return emptyAt(index);
  };
  const grown = (node: Node, index: number): Tree => {
    const at = part(content, index, index);
    const { tag } = node as { tag?: string };
    if (tag !== undefined && KNOWN_TAG.test(tag)) {
      const isWhole = tag === '!Sub' && isScalar(node) && !/\$\{|\{\{/.test(String(node.value));
      // What fills it in is not here.
      const filled = opaque(at, `{{ ${tag} }}`);
      if (!isWhole) return { kind: 'scalar', value: filled.text, at: filled };
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => plant(item, index)), at };
    if (isMap(node)) return { kind: 'map', entries: entriesOf(node), at };
    if (!isScalar(node)) return emptyAt(index);
    const { value } = node;
    const isText = typeof value === 'string';
    const located = locatedScalar(content, node, isText ? value : (node.source ?? ''));
    if (value === null || value === undefined) return { kind: 'scalar', value: null, at: located };
    const isPlain = isText || typeof value === 'number' || typeof value === 'boolean';
    return { kind: 'scalar', value: isPlain ? value : (node.source ?? ''), at: located };
  };
  const entriesOf = (map: YAMLMap): TreeMap['entries'] => {
    const pairs = map.items.map((pair: Pair) => {
      const key = plant(pair.key, map.range?.[0] ?? 0);
      if (key.kind !== 'scalar')
        faults.push({ index: (pair.key as Node).range?.[0] ?? 0, what: 'this key must be text' });
      return { key: key.at, isMerge: isMergeKey(pair.key), value: plant(pair.value, endOf(pair.key)) };
    });
    const merged = pairs.filter(({ isMerge }) => isMerge).flatMap(({ value }) => mergedFrom(value));
    // Each name once: merges of merges could grow exponentially.
    return [
      ...new Map(merged.map((entry) => [entry.key.text, { ...entry, isMerged: true as const }])).values(),
      ...pairs.filter(({ isMerge }) => !isMerge),
    ];
  };
  const tree = plant(root, 0);
  if (aliases > MOST_ALIASES)
    throw unreadableAt(source, root.range?.[0] ?? 0, `the file has more than ${MOST_ALIASES} aliases (*)`);
  refuse(source, faults);
  return tree;
}

const WITHOUT_ANCHOR = 'alias (*) without an anchor; put a value that begins with * in quotes';
const MOST_ALIASES = 200;

const endOf = (key: unknown): number =>
  isScalar(key) || isMap(key) || isSeq(key) || isAlias(key) ? (key.range?.[1] ?? 0) : 0;

/** A plain `<<`; quoted, it is an ordinary key. */
const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && key.source === '<<' && (key.type === 'PLAIN' || key.type === undefined);

/** If there are several maps, the first one wins (https://yaml.org/type/merge.html). */
function mergedFrom(tree: Tree): TreeMap['entries'] {
  if (tree.kind === 'map') return tree.entries;
  return tree.kind === 'list' ? tree.items.toReversed().flatMap(mergedFrom) : [];
}

/** Aliases of aliases (a "billion laughs" file) are a small tree here, but endless for code that walks it. */
function refuseWhatMultiplies(source: Source, trees: readonly Tree[]): void {
  const sizes = new Map<Tree, number>();
  const sizeOf = (tree: Tree): number => {
    const known = sizes.get(tree);
    if (known !== undefined) return known;
    const inside =
      tree.kind === 'map' ? tree.entries.map(({ value }) => value) : tree.kind === 'list' ? tree.items : [];
    const size = inside.reduce((sum, each) => sum + sizeOf(each), 1);
    sizes.set(tree, size);
    return size;
  };
  const expanded = trees.reduce((sum, tree) => sum + sizeOf(tree), 0);
  if (expanded > 10 * sizes.size + 1000) {
    throw unreadableAt(source, 0, 'the aliases (*) in this file expand to too much data');
  }
}
