import { shownKey, type Given } from './given.ts';
import { didYouMean, refuse, UsageError } from '../text/problem.ts';
import { exampleOf } from './settings.ts';
import { whole, type Located } from '../text/located.ts';
import { once } from '../text/once.ts';
import { sourceOf } from '../text/source.ts';
import type { Tree, TreeMap } from '../text/tree.ts';
import { parseYamlTree, unreadableFrom } from '../text/yaml.ts';

/**
 * Reads a YAML configuration: one target, or several under `targets`, of which `target` names one. Messages contain
 * `file:line:column` but no text of the file, which may contain secrets, so the parser's own messages are not used.
 *
 * @throws UsageError when it is not YAML, or when it is unclear which target is meant
 */
export function givenByFile(
  path: string,
  source: Uint8Array,
  target?: string,
): Given & { readonly name?: string } {
  const file = readYaml(path, source);
  const top = file.value;
  if (!isRecord(top))
    throw new UsageError([`${path}: must contain settings such as "tokenEndpoint: https://…", one per line`]);
  const chosen = 'targets' in top ? choose(file, top, target) : onlyTarget(file, top, target);
  return {
    settings: withoutNull(chosen.settings),
    example: (entry) => exampleOf(entry, 'key'),
    locate: (inner) => `${file.at([...chosen.path, ...inner])}: ${inner.map(shownKey).join('.')}`,
    ...(chosen.name === undefined ? {} : { name: chosen.name }),
  };
}

/**
 * The names of the targets in a YAML configuration of several; undefined where it is something else, for example one target or a
 * client's own file.
 */
export function targetsIn(path: string, source: Uint8Array): readonly string[] | undefined {
  let top: unknown;
  try {
    top = readYaml(path, source).value;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
  if (!isRecord(top) || Object.keys(top).length !== 1 || !isRecord(top['targets'])) return undefined;
  return Object.keys(top['targets']);
}

interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  /** `file:line:column` of a value, or of its parent key when the value is missing. */
  readonly at: (path: readonly PropertyKey[]) => string;
}

interface Chosen {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly path: readonly string[];
  readonly name?: string;
}

function onlyTarget(
  file: YamlFile,
  top: Readonly<Record<string, unknown>>,
  target: string | undefined,
): Chosen {
  if (target !== undefined && top['name'] !== target) {
    throw new UsageError([
      `--target ${shownKey(target)}: ${file.path} has only one target; remove --target, or put targets under "targets:"`,
    ]);
  }
  return { settings: top, path: [] };
}

function choose(file: YamlFile, top: Readonly<Record<string, unknown>>, target: string | undefined): Chosen {
  const targets = top['targets'];
  const others = Object.keys(top).filter((key) => key !== 'targets');
  refuse(
    others.map(
      (key) => `${file.at([key])}: ${shownKey(key)}: not allowed beside "targets:"; move it into a target`,
    ),
  );
  if (!isRecord(targets) || Object.keys(targets).length === 0) {
    throw new UsageError([
      `${file.at(['targets'])}: targets: must be a map of targets by name; for example "targets: { orders: { tokenEndpoint: … } }"`,
    ]);
  }
  const names = Object.keys(targets);
  const name = target ?? (names.length === 1 ? names[0] : undefined);
  const listed = names.slice(0, 10).map(shownKey).join(', ');
  if (name === undefined)
    throw new UsageError([
      `${file.path}: contains ${names.length} targets; choose one with --target NAME: ${listed}`,
    ]);
  if (!Object.hasOwn(targets, name)) {
    throw new UsageError([
      `--target ${shownKey(name)}: ${file.path} has no such target${didYouMean(name, names)} (it has ${listed})`,
    ]);
  }
  const settings = targets[name];
  if (!isRecord(settings))
    throw new UsageError([`${file.at(['targets', name])}: must contain the settings of a target`]);
  return { settings, path: ['targets', name], name };
}

/** A fleet asks for each of the targets of one file. */
const filesRead = once((_bytes: Uint8Array) => new Map<string, YamlFile>());

function readYaml(path: string, bytes: Uint8Array): YamlFile {
  const known = filesRead(bytes);
  const before = known.get(path);
  if (before !== undefined) return before;
  const source = sourceOf(path, bytes);
  const tree = parseYamlTree(source);
  refuse(keysTwiceIn(tree).map((key) => unreadableFrom(source, key, 'duplicate key').message));
  const file: YamlFile = {
    path,
    value: plain(tree),
    at: (inner) => {
      const { line, column } = source.placeAt(placeIn(tree, inner).offsetAt(0));
      return `${path}:${line}:${column}`;
    },
  };
  known.set(path, file);
  return file;
}

/** Limits the number of messages for one file. */
const MOST_FAULTS = 10;

/** A merged key may be overridden; a map's own keys must be unique. */
function keysTwiceIn(tree: Tree | undefined): readonly Located[] {
  const twice: Located[] = [];
  const seen = new Set<Tree>();
  const look = (each: Tree): void => {
    if (twice.length >= MOST_FAULTS || seen.has(each)) return;
    seen.add(each);
    if (each.kind === 'list') each.items.forEach(look);
    if (each.kind !== 'map') return;
    const names = new Set<string>();
    for (const { key, value, isMerged } of each.entries) {
      look(value);
      if (isMerged === true) continue;
      if (names.has(key.text)) twice.push(key);
      names.add(key.text);
    }
  };
  if (tree !== undefined) look(tree);
  return twice.slice(0, MOST_FAULTS);
}

/** The values as plain data. */
function plain(tree: Tree | undefined): unknown {
  if (tree?.kind === 'map') {
    return Object.fromEntries(tree.entries.map(({ key, value }) => [key.text, plain(value)]));
  }
  return tree?.kind === 'list' ? tree.items.map(plain) : (tree?.value ?? null);
}

/** The key of the value at a path; for a missing value, the innermost existing parent. */
function placeIn(tree: Tree | undefined, path: readonly PropertyKey[]): Located {
  let place = whole('');
  let inside = tree;
  for (const step of path) {
    const entry: TreeMap['entries'][number] | undefined =
      inside?.kind === 'map' ? inside.entries.findLast(({ key }) => key.text === String(step)) : undefined;
    if (entry === undefined) break;
    place = entry.key;
    inside = entry.value;
  }
  return place;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key without a value is a setting that is not given. */
const withoutNull = (settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== undefined));
