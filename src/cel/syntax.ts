import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js';
import { serialize } from '@marcbachmann/cel-js/serialize';
import type { Json } from '../evidence/json.ts';
import { lazy } from '../evidence/lazy.ts';
import { hasMatch } from '../evidence/regular-expression.ts';

/*
 * The language of pool filters: CEL (https://github.com/google/cel-spec) with one variable, `claims`. We found no
 * documentation of the subset of CEL that Confluent accepts for OAuth pools; its page on certificate filters (mTLS)
 * lists the operators in `DOCUMENTED` (`cel/lint.ts`).
 */

export type Node = ASTNode;

/**
 * The limit in the API reference (`iam/v2` IdentityPool). Some organizations have a higher one, so longer filters are
 * read too.
 */
export const LONGEST_FILTER = 300;
const LONGEST_READ = 4_096;

const filters = (): Environment =>
  new Environment({
    unlistedVariablesAreDyn: false,
    homogeneousAggregateLiterals: false,
  }).registerVariable('claims', 'map<string, dyn>');

/** Made for the first filter: most runs have none, and the library describes all of CEL to itself. */
const environment = lazy(filters);

/**
 * The library's `matches` uses JavaScript's regular expressions and cannot be overridden, so filters are evaluated with
 * this function in its place.
 */
const MATCHES = 'matchesAsRe2';
const evaluator = lazy(() =>
  filters().registerFunction(`string.${MATCHES}(string): bool`, (text: string, pattern: string) =>
    hasMatch(text, pattern),
  ),
);

/** Why a filter, or a condition of it, has no value. */
export interface FilterError {
  readonly code:
    /** The filter is empty or only white space. */
    | 'empty'
    | 'too-long'
    /** It does not parse. */
    | 'syntax'
    /** Its value is neither true nor false. */
    | 'not-boolean'
    /** A name that is not `claims`. */
    | 'unknown-variable'
    | 'unknown-function'
    /** A claim that is missing from the token, used outside `has()`. */
    | 'no-such-key'
    /** Incompatible types: `"x" in claims.aud` when `aud` is a string. */
    | 'type'
    /** Anything else that CEL calls an error: division by zero, an index out of range. */
    | 'other';
  /** The library's message, in one line. It quotes the filter, never a claim's value. */
  readonly message: string;
  /** Offsets into the filter, when they are known. */
  readonly range?: { readonly start: number; readonly end: number };
}

export type Parsed =
  { readonly ok: true; readonly node: Node } | { readonly ok: false; readonly error: FilterError };

export function parseFilter(filter: string): Parsed {
  if (filter.trim() === '') return { ok: false, error: { code: 'empty', message: 'the filter is empty' } };
  if (filter.length > LONGEST_READ) {
    return { ok: false, error: { code: 'too-long', message: `the filter has ${filter.length} characters` } };
  }
  try {
    return { ok: true, node: environment().parse(filter).ast };
  } catch (error) {
    return { ok: false, error: errorOf(error) };
  }
}

export type Computed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: FilterError };

/** Evaluates an expression on claims; callers must check `whyUnsafe` first (`cel/safety.ts`). */
export function compute(node: Node, claims: Json): Computed {
  try {
    return { ok: true, value: evaluator().parse(serialize(withRe2(node) as Node))({ claims }) };
  } catch (error) {
    return { ok: false, error: errorOf(error) };
  }
}

function withRe2(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withRe2);
  if (!isNode(value)) return value;
  const args =
    value.op === 'rcall' && value.args[0] === 'matches'
      ? value.args.with(0, MATCHES)
      : (value.args as unknown);
  return { ...value, op: value.op, args: withRe2(args) };
}

const CODES: Readonly<Record<string, FilterError['code']>> = {
  unknown_variable: 'unknown-variable',
  no_such_key: 'no-such-key',
  no_such_overload: 'type',
  invalid_comprehension_range: 'type',
  int_conversion_error: 'type',
  uint_conversion_error: 'type',
  double_conversion_error: 'type',
};

/** CEL's standard functions and macros (cel-spec, "Standard definitions" and "Macros"). */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['size', 'int', 'uint', 'double', 'string', 'bytes', 'bool', 'type', 'dyn', 'duration', 'timestamp'],
  ...['contains', 'startsWith', 'endsWith', 'matches', 'has', 'all', 'exists', 'exists_one', 'map', 'filter'],
  ...['getDate', 'getDayOfMonth', 'getDayOfWeek', 'getDayOfYear', 'getFullYear', 'getHours'],
  ...['getMilliseconds', 'getMinutes', 'getMonth', 'getSeconds'],
]);

/** `found no matching overload for 'size(double)'`: the function exists, but not for that type. */
function ofOverload(summary: string): 'type' | 'unknown-function' {
  const name = /'(?:[^'(]*\.)?(\w+)\(/.exec(summary)?.[1];
  return name === undefined || FUNCTIONS.has(name) ? 'type' : 'unknown-function';
}

function errorOf(thrown: unknown): FilterError {
  if (!(thrown instanceof Error)) return { code: 'other', message: 'it has no value' };
  const { code = '', range, ...thrownBy } = thrown as Partial<ParseError>;
  const summary = (thrownBy.summary ?? thrown.message).replaceAll(MATCHES, 'matches');
  const known = code === 'no_matching_overload' ? ofOverload(summary) : CODES[code];
  return {
    code: known ?? (thrown instanceof ParseError ? 'syntax' : 'other'),
    message: summary.split('\n', 1)[0] ?? '',
    ...(range === undefined ? {} : { range: { start: range.start, end: range.end } }),
  };
}

/**
 * The source text of a node. The parser's ranges omit some brackets; when the slice does not parse to the same node,
 * the node is serialized instead.
 */
export function textOf(node: Node): string {
  const written = serialize(node);
  const slice = node.input.slice(node.start, node.end);
  const parsed = parseFilter(slice);
  return parsed.ok && serialize(parsed.node) === written ? slice : written;
}

/** The filter with some of its nodes replaced. */
export const rewrite = (root: Node, replacements: ReadonlyMap<Node, Node>): string =>
  serialize(mapNode(root, replacements));

function mapNode(node: Node, replacements: ReadonlyMap<Node, Node>): Node {
  const other = replacements.get(node);
  return other ?? ({ ...node, op: node.op, args: mapArgs(node.args, replacements) } as unknown as Node);
}

const mapArgs = (args: unknown, replacements: ReadonlyMap<Node, Node>): unknown =>
  Array.isArray(args)
    ? args.map((each: unknown) => mapArgs(each, replacements))
    : isNode(args)
      ? mapNode(args, replacements)
      : args;

/** A JSON value as CEL text. CEL's escapes are a superset of JSON's (cel-spec, "String and bytes values"). */
export const literalOf = (value: Json): string => JSON.stringify(value);

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** A node and everything in it, outermost first. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodesIn(each);
  } else if (isNode(value)) {
    yield value;
    yield* nodesIn(value.args);
  }
}
