import type { Json, JsonObject } from '../evidence/json.ts';
import { jsonOf, partOf, type FilterPart } from './part.ts';
import { whyUnsafe } from './safety.ts';
import { compute, isNode, literalOf, parseFilter, rewrite, type FilterError, type Node } from './syntax.ts';

export type { FilterPart } from './part.ts';
export type { FilterError } from './syntax.ts';

/** What a pool's filter evaluates to on a token's claims, and which of its conditions decide that. */
export interface FilterVerdict {
  readonly filter: string;
  /** Absent when it does not parse. */
  readonly root?: Node;
  /** `unknown`: the filter is not evaluated here; `error` says why. Confluent treats an error as no match. */
  readonly value: boolean | 'error' | 'unknown';
  /** Why there is no value: an error of the whole filter, or of the condition that caused it. */
  readonly error?: FilterError;
  /** Every condition, in the order of the filter. */
  readonly parts: readonly FilterPart[];
  /**
   * The conditions that would have to change for the filter to be true: under `&&` all that are false, under `||` both
   * sides, either of which would do. Empty when the filter is true, or malformed for every token.
   */
  readonly culprits: readonly FilterPart[];
}

/** Evaluates a pool's filter on a token's claims. Pure, bounded in time, never throws. */
export function judgeFilter(filter: string, claims: JsonObject): FilterVerdict {
  const parsed = parseFilter(filter);
  if (!parsed.ok) {
    const value = parsed.error.code === 'too-long' ? 'unknown' : 'error';
    return { filter, value, error: parsed.error, parts: [], culprits: [] };
  }
  const unsafe = whyUnsafe(parsed.node, claims);
  if (unsafe !== undefined) {
    return { filter, value: 'unknown', error: { code: 'other', message: unsafe }, parts: [], culprits: [] };
  }
  const whole = compute(parsed.node, claims);
  const parts = leavesOf(parsed.node, true).map(([node, wanted]) => partOf(node, wanted, claims));
  const error = whole.ok ? (typeof whole.value === 'boolean' ? undefined : NOT_BOOLEAN) : whole.error;
  const verdict: FilterVerdict = {
    filter,
    root: parsed.node,
    value: error === undefined ? (whole as { value: boolean }).value : 'error',
    parts,
    culprits: [],
    ...(error === undefined ? {} : { error }),
  };
  return isMalformed(verdict)
    ? verdict
    : { ...verdict, culprits: marked(culpritsIn(parsed.node, true, parts)) };
}

/**
 * The filter with some of its culprits changed: `expected` replaces the literal that the claim is compared with, `text`
 * the whole condition, and `let-through` replaces it by its wanted value. Returns the filter unchanged when it does not
 * parse.
 */
export function rewriteFilter(
  verdict: FilterVerdict,
  rewriteOf: (culprit: FilterPart) => Rewrite | undefined,
): string {
  if (verdict.root === undefined) return verdict.filter;
  const replacements = new Map<Node, Node>();
  for (const culprit of verdict.culprits) {
    const rewrite = rewriteOf(culprit);
    if (rewrite === undefined) continue;
    const expected = typeof rewrite === 'object' && 'expected' in rewrite;
    const parsed = parseFilter(
      rewrite === 'let-through'
        ? String(culprit.wanted)
        : expected
          ? literalOf(rewrite.expected)
          : rewrite.text,
    );
    if (parsed.ok) replacements.set(expected ? literalIn(culprit) : culprit.node, parsed.node);
  }
  return rewrite(verdict.root, replacements);
}

export type Rewrite = { readonly expected: Json } | { readonly text: string } | 'let-through';

/** The literal that a condition compares its claim with; the condition itself when there is none. */
function literalIn({ node }: FilterPart): Node {
  const sides =
    node.op === 'rcall' ? node.args[2] : Array.isArray(node.args) ? (node.args as readonly Node[]) : [];
  return sides.find((each) => isNode(each) && jsonOf(each) !== undefined) ?? node;
}

const NOT_BOOLEAN: FilterError = { code: 'not-boolean', message: 'its value is neither true nor false' };

/** The conditions of a filter, each with the value it must have for the filter to be `wanted`. */
function leavesOf(node: Node, wanted: boolean): readonly (readonly [Node, boolean])[] {
  if (node.op === '&&' || node.op === '||') {
    return [...leavesOf(node.args[0], wanted), ...leavesOf(node.args[1], wanted)];
  }
  return node.op === '!_' ? leavesOf(node.args, !wanted) : [[node, wanted]];
}

function culpritsIn(node: Node, wanted: boolean, parts: readonly FilterPart[]): readonly FilterPart[] {
  if (valueOf(node, parts) === wanted) return [];
  if (node.op === '!_') return culpritsIn(node.args, !wanted, parts);
  if (node.op === '&&' || node.op === '||') {
    return [...culpritsIn(node.args[0], wanted, parts), ...culpritsIn(node.args[1], wanted, parts)];
  }
  return parts.filter((part) => part.node === node);
}

/**
 * CEL's logic: an error on one side counts only when the other side does not decide (cel-spec, "Logical operators").
 */
function valueOf(node: Node, parts: readonly FilterPart[]): boolean | 'error' {
  if (node.op === '!_') {
    const inner = valueOf(node.args, parts);
    return inner === 'error' ? inner : !inner;
  }
  if (node.op !== '&&' && node.op !== '||') return parts.find((part) => part.node === node)?.value ?? 'error';
  const deciding = node.op === '||';
  const sides = [valueOf(node.args[0], parts), valueOf(node.args[1], parts)];
  return sides.includes(deciding) ? deciding : sides.includes('error') ? 'error' : !deciding;
}

/** In `has(claims.x) && claims.x == "y"` the condition that fails is the first; the second is never evaluated. */
const marked = (culprits: readonly FilterPart[]): readonly FilterPart[] =>
  culprits.map((part) => ({
    ...part,
    guarded:
      part.error?.code === 'no-such-key' &&
      culprits.some(({ op, wanted, claim }) => op === 'has' && wanted && samePath(claim, part.claim)),
  }));

const samePath = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a !== undefined && b !== undefined && a.join('\n') === b.join('\n');

const MALFORMED = new Set(['empty', 'syntax', 'not-boolean', 'unknown-variable', 'unknown-function']);

/** Whether the filter fails for every token, so that the filter itself is at fault. */
export const isMalformed = ({ error }: Pick<FilterVerdict, 'error'>): boolean =>
  error !== undefined && MALFORMED.has(error.code);
