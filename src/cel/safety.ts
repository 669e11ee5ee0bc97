import type { Json } from '../evidence/json.ts';
import { stepsOf } from '../evidence/regular-expression.ts';
import { compute, nodesIn, type Node } from './syntax.ts';

/** CEL macros that iterate over a list. */
const LOOPS = new Set(['exists', 'all', 'exists_one', 'filter', 'map']);
/** About a tenth of a second. */
export const MOST_STEPS = 20_000_000;

/**
 * Why an expression is not evaluated here; undefined when it may be. Filter and claims are untrusted, and `compute`
 * must terminate in time: nested loops do not, and a regular expression costs its size times the length of the text.
 */
export function whyUnsafe(root: Node, claims: Json): string | undefined {
  for (const node of nodesIn(root)) {
    if (node.op !== 'rcall') continue;
    const [name, target, args] = node.args;
    if (name === 'matches' && !isBounded(target, args[0], claims)) {
      return 'it has a regular expression that cannot be judged here';
    }
    if (LOOPS.has(name) && hasLoop(args)) return 'it goes through lists within lists';
  }
  return undefined;
}

const hasLoop = (args: readonly Node[]): boolean =>
  [...nodesIn(args)].some((node) => node.op === 'rcall' && LOOPS.has(node.args[0]));

function isBounded(target: Node, pattern: Node | undefined, claims: Json): boolean {
  // A pattern that is not a string is a type error at evaluation, so it costs nothing.
  if (pattern?.op === 'value' && typeof pattern.args !== 'string') return true;
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string') return false;
  const longest = longestOf(target, claims);
  return longest !== undefined && (stepsOf(pattern.args) ?? 0) * longest <= MOST_STEPS;
}

/** The maximum length of the matched text; for a loop variable, of all its values together. */
function longestOf(target: Node, claims: Json): number | undefined {
  const subject = compute(target, claims);
  if (subject.ok) return typeof subject.value === 'string' ? subject.value.length : 0;
  if (subject.error.code === 'no-such-key') return 0;
  return target.op === 'id' ? JSON.stringify(claims).length : undefined;
}
