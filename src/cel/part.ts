import { isJsonObject, type Json, type JsonObject } from '../evidence/json.ts';
import { compute, nodesIn, textOf, type FilterError, type Node } from './syntax.ts';

/** An atomic condition of a filter: a comparison, a call or a bare claim. */
export interface FilterPart {
  /** Its text in the filter: `claims.aud == "kafka"`. */
  readonly text: string;
  readonly value: boolean | 'error';
  /** The value it must have for the filter to be true. */
  readonly wanted: boolean;
  /** `==`, `!=`, `in`, `<`, ..., `startsWith`, `has`, `claim` (bare), or `other`. */
  readonly op: string;
  /** The path of the claim: `['realm_access', 'roles']`. */
  readonly claim?: readonly string[];
  /** The claim's value in the token; absent when the token does not have it. */
  readonly seen?: Json;
  /** The literal that the claim is compared with; a list for `claims.x in [...]`. */
  readonly expected?: Json;
  /** Whether the claim is the right operand of `in`: `"x" in claims.groups`. */
  readonly claimIsList: boolean;
  /** A `has()` beside it guards against this error: the claim is missing, and `has()` already reports that. */
  readonly guarded: boolean;
  readonly error?: FilterError;
  readonly node: Node;
}

export function partOf(node: Node, wanted: boolean, claims: JsonObject): FilterPart {
  const computed = compute(node, claims);
  const { op, about, literal, claimIsList } = shapeOf(node);
  const claim = about === undefined ? undefined : pathOf(about);
  const seen = claim === undefined ? undefined : valueAt(claims, claim);
  const expected = literal === undefined ? undefined : jsonOf(literal);
  const error = computed.ok
    ? typeof computed.value === 'boolean'
      ? undefined
      : NOT_BOOLEAN
    : computed.error;
  return {
    text: textOf(node),
    value: error === undefined ? (computed as { value: boolean }).value : 'error',
    wanted,
    op,
    claimIsList,
    guarded: false,
    node,
    ...(claim === undefined ? {} : { claim }),
    ...(seen === undefined ? {} : { seen }),
    ...(expected === undefined ? {} : { expected }),
    ...(error === undefined ? {} : { error }),
  };
}

const NOT_BOOLEAN: FilterError = { code: 'not-boolean', message: 'its value is neither true nor false' };

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);
const METHODS = new Set(['startsWith', 'endsWith', 'contains', 'matches']);

interface Shape {
  readonly op: string;
  readonly about?: Node;
  readonly literal?: Node;
  readonly claimIsList: boolean;
}

function shapeOf(node: Node): Shape {
  const pair = binaryOf(node);
  if (pair !== undefined) {
    const [left, right] = pair;
    if (pathOf(left) !== undefined) return { op: node.op, about: left, literal: right, claimIsList: false };
    if (pathOf(right) !== undefined)
      return { op: node.op, about: right, literal: left, claimIsList: node.op === 'in' };
  }
  if (node.op === 'rcall' && METHODS.has(node.args[0])) {
    const [method, target, [argument]] = node.args;
    return {
      op: method,
      about: target,
      ...(argument === undefined ? {} : { literal: argument }),
      claimIsList: false,
    };
  }
  if (node.op === 'call' && node.args[0] === 'has' && node.args[1][0] !== undefined) {
    return { op: 'has', about: node.args[1][0], claimIsList: false };
  }
  if (pathOf(node) !== undefined) return { op: 'claim', about: node, claimIsList: false };
  const mentioned = [...nodesIn(node)].find((each) => pathOf(each) !== undefined);
  return { op: 'other', ...(mentioned === undefined ? {} : { about: mentioned }), claimIsList: false };
}

const binaryOf = (node: Node): readonly [Node, Node] | undefined =>
  COMPARISONS.has(node.op) || node.op === 'in' ? (node.args as [Node, Node]) : undefined;

/** `claims.a.b` and `claims["a"]["b"]` as `['a', 'b']`; undefined for anything else. */
export function pathOf(node: Node): readonly string[] | undefined {
  if (node.op === '.') return extend(node.args[0], node.args[1]);
  if (node.op === '[]' && node.args[1].op === 'value' && typeof node.args[1].args === 'string') {
    return extend(node.args[0], node.args[1].args);
  }
  return undefined;
}

function extend(base: Node, member: string): readonly string[] | undefined {
  if (base.op === 'id') return base.args === 'claims' ? [member] : undefined;
  const path = pathOf(base);
  return path === undefined ? undefined : [...path, member];
}

export function valueAt(claims: JsonObject, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, member) => (isJsonObject(value) && Object.hasOwn(value, member) ? value[member] : undefined),
    claims,
  );
}

/** The JSON value of a literal; undefined for a computed expression. */
export function jsonOf(node: Node): Json | undefined {
  if (node.op === 'value') {
    const value = node.args;
    if (typeof value === 'bigint') return Number(value);
    return value === null || typeof value !== 'object' ? value : undefined;
  }
  if (node.op === '-_') {
    const positive = jsonOf(node.args);
    return typeof positive === 'number' ? -positive : undefined;
  }
  if (node.op !== 'list') return undefined;
  const members = node.args.map(jsonOf);
  return members.every((each) => each !== undefined) ? members : undefined;
}
