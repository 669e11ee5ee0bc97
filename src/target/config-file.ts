import { LineCounter, isAlias, isMap, isScalar, parseDocument, visit, type Document, type Node } from 'yaml';
import { shownKey, type Given } from './given.ts';
import { didYouMean, refuse, UsageError } from './problem.ts';
import { exampleOf } from './settings.ts';

/**
 * Reads a YAML configuration: one target, or several under `targets`, of which `target` names one. Messages carry
 * `file:line:column` and no text of the file, which may hold secrets: so none of the parser's own messages.
 *
 * @throws UsageError when it is not YAML, or when the target cannot be told.
 */
export function givenByFile(
  path: string,
  source: string,
  target?: string,
): Given & { readonly name?: string } {
  const file = readYaml(path, source);
  const top = file.value;
  if (!isRecord(top))
    throw new UsageError([`${path}: must hold settings such as "tokenEndpoint: https://…", one a line`]);
  const chosen = 'targets' in top ? choose(file, top, target) : onlyTarget(file, top, target);
  return {
    settings: withoutNull(chosen.settings),
    example: (entry) => exampleOf(entry, 'key'),
    locate: (inner) => `${file.at([...chosen.path, ...inner])}: ${inner.map(shownKey).join('.')}`,
    ...(chosen.name === undefined ? {} : { name: chosen.name }),
  };
}

interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  /** `file:line:column` of a value, or of the key when the value is not to be found. */
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
      `--target ${shownKey(target)}: ${file.path} holds a single target; leave --target out, or put targets below "targets:"`,
    ]);
  }
  return { settings: top, path: [] };
}

function choose(file: YamlFile, top: Readonly<Record<string, unknown>>, target: string | undefined): Chosen {
  const targets = top['targets'];
  const others = Object.keys(top).filter((key) => key !== 'targets');
  refuse(
    others.map(
      (key) =>
        `${file.at([key])}: ${shownKey(key)}: beside "targets:" nothing else may stand; put it into a target`,
    ),
  );
  if (!isRecord(targets) || Object.keys(targets).length === 0) {
    throw new UsageError([
      `${file.at(['targets'])}: targets: must hold a map of targets by name; for example "targets: { orders: { tokenEndpoint: … } }"`,
    ]);
  }
  const names = Object.keys(targets);
  const name = target ?? (names.length === 1 ? names[0] : undefined);
  const listed = names.slice(0, 10).map(shownKey).join(', ');
  if (name === undefined)
    throw new UsageError([
      `${file.path}: holds ${names.length} targets; choose one with --target NAME: ${listed}`,
    ]);
  if (!Object.hasOwn(targets, name)) {
    throw new UsageError([
      `--target ${shownKey(name)}: ${file.path} has no such target${didYouMean(name, names)} (it has ${listed})`,
    ]);
  }
  const settings = targets[name];
  if (!isRecord(settings))
    throw new UsageError([`${file.at(['targets', name])}: must hold the settings of a target`]);
  return { settings, path: ['targets', name], name };
}

function readYaml(path: string, source: string): YamlFile {
  if (isTooDeep(source)) throw new UsageError([`${path}: is nested more deeply than a configuration is`]);
  const counter = new LineCounter();
  const place = (offset: number): string => {
    const { line, col } = counter.linePos(offset);
    return `${path}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const document = parse(path, source, counter);
  const faults = new Map([...document.errors, ...document.warnings].map((fault) => [fault.pos[0], fault]));
  refuse(
    [...faults.values()]
      .slice(0, MOST_FAULTS)
      .map(({ code, pos }) => `${place(pos[0])}: ${WORDS[code] ?? 'is not valid YAML'}`),
  );
  const { dangling, count } = aliasesIn(document);
  if (count > MOST_ALIASES) throw new UsageError([`${path}: has more than ${MOST_ALIASES} aliases (*)`]);
  refuse(
    dangling
      .slice(0, MOST_FAULTS)
      .map(
        (node) =>
          `${place(node.range?.[0] ?? 0)}: an alias (*) without its anchor; put a value that begins with * in quotes`,
      ),
  );
  return { path, value: plain(path, document), at: (inner) => place(offsetOf(document, inner)) };
}

/** A file in which each character is wrong must not answer with as many lines. */
const MOST_FAULTS = 10;
const MOST_ALIASES = 200;

const WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'the same key stands twice',
  TAB_AS_INDENT: 'a tab is used as indentation; use blanks',
  BAD_INDENT: 'the indentation does not fit the lines above',
  TAG_RESOLVE_FAILED: 'a value that begins with ! must stand in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value with ": " in it must stand in quotes, or the indentation is wrong',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing, or the indentation is wrong',
  UNEXPECTED_TOKEN: 'a value with a special character in it must stand in quotes',
  BAD_SCALAR_START: 'a value that begins with a reserved character must stand in quotes',
  BAD_DQ_ESCAPE: 'a backslash in double quotes begins an escape; use single quotes',
  MISSING_CHAR: 'a quote, a colon or a bracket is missing',
  MULTIPLE_DOCS: 'a second document begins here; one file holds one',
};

/**
 * Whether nesting exceeds what the parser, which recurses, can take: V8 ends the process when a regular expression is
 * compiled on a stack that is nearly full, and nothing can catch that. Brackets in quotes are counted too.
 */
function isTooDeep(source: string): boolean {
  if (/^[ \t]{200}/m.test(source) || /^(?:[-?:][ \t]+){50}/m.test(source)) return true;
  let depth = 0;
  for (const character of source) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

const DEEPEST = 100;

function parse(path: string, source: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(source, { lineCounter, prettyErrors: false, merge: true, strict: true });
  } catch {
    throw new UsageError([`${path}: cannot be read as YAML (nested too deeply?)`]);
  }
}

/** One walk in document order, for an anchor stands before its aliases (YAML 1.2 section 7.1). */
function aliasesIn(document: Document): { readonly dangling: readonly Node[]; readonly count: number } {
  const anchors = new Set<string>();
  const dangling: Node[] = [];
  let count = 0;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        count += 1;
        if (!anchors.has(node.source)) dangling.push(node);
      } else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  return { dangling, count };
}

/** The values; aliases that multiply (a "billion laughs" file) are refused by the library's count. */
function plain(path: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    throw new UsageError([`${path}: its aliases (*) multiply beyond measure`]);
  }
}

/** Where the value at a path begins; for a value that is not there, the innermost thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isMap(node)) break;
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    if (pair === undefined) break;
    offset = (pair.key as Node).range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key with nothing after it is a setting that is not given. */
const withoutNull = (settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== undefined));
