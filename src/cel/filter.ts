import type { Json, JsonObject } from '../evidence/json.ts';
import { jsonOf, partOf, type FilterPart } from './part.ts';
import { whyUnsafe } from './safety.ts';
import { compute, isNode, literalOf, parseFilter, rewrite, type FilterError, type Node } from './syntax.ts';

export type { FilterPart } from './part.ts';
export type { FilterError } from './syntax.ts';

/** What a pool's filter says of a token's claims, and which of its parts say so. */
export interface FilterVerdict {
  readonly filter: string;
  /** Absent when it does not parse. */
  readonly root?: Node;
  /** `unknown`: it is not computed here; `error` says why. Confluent counts an error as no match. */
  readonly value: boolean | 'error' | 'unknown';
  /** Why there is no value; of the whole filter, or of the part that made it so. */
  readonly error?: FilterError;
  /** Every condition, in the order of the filter. */
  readonly parts: readonly FilterPart[];
  /**
   * The parts that would have to change for the filter to be true: under `&&` all that are not, under `||` each side,
   * of which one would do. Empty when the filter is true, or malformed whatever the token is.
   */
  readonly culprits: readonly FilterPart[];
}

/** Evaluates a pool's filter on a token's claims. Pure, bounded in time, and never throws. */
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
 * The filter with some of its culprits changed: `expected` puts another literal where the claim is compared with one,
 * `text` another condition, `let-through` what the condition has to be. The filter itself when it does not parse.
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

/** The literal that a part compares its claim with; the part itself when there is none. */
function literalIn({ node }: FilterPart): Node {
  const sides =
    node.op === 'rcall' ? node.args[2] : Array.isArray(node.args) ? (node.args as readonly Node[]) : [];
  return sides.find((each) => isNode(each) && jsonOf(each) !== undefined) ?? node;
}

const NOT_BOOLEAN: FilterError = { code: 'not-boolean', message: 'its value is neither true nor false' };

/** The conditions that a filter is made of, each with what it has to be for the filter to be `wanted`. */
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

/** CEL's logic: an error counts only where the other side does not decide (cel-spec, "Logical operators"). */
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

/** `has(claims.x) && claims.x == "y"`: what fails is the first; the second was never asked. */
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

/** Whether a filter has no value for any token: a fault of its own, whatever the claims are. */
export const isMalformed = ({ error }: Pick<FilterVerdict, 'error'>): boolean =>
  error !== undefined && MALFORMED.has(error.code);
