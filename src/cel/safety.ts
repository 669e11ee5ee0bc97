import type { Json } from '../evidence/json.ts';
import { compute, nodesIn, type Node } from './syntax.ts';

/** CEL's macros that go through a list once for each element. */
const LOOPS = new Set(['exists', 'all', 'exists_one', 'filter', 'map']);
const MOST_QUANTIFIERS = 3;
const LONGEST_SUBJECT = 200;

/**
 * Why an expression is not computed here; undefined when it may be. CEL promises bounded time, for its regular
 * expressions are RE2's; ours are JavaScript's, which can take forever on a crafted pattern or claim, and mean
 * something else where RE2 has flags. Both filter and claims come from outside.
 */
export function whyUnsafe(root: Node, claims: Json): string | undefined {
  for (const node of nodesIn(root)) {
    if (node.op !== 'rcall') continue;
    const [name, target, args] = node.args;
    if (name === 'matches' && !isTame(target, args[0], claims)) {
      return 'it has a regular expression that cannot be judged here';
    }
    if (LOOPS.has(name) && hasLoop(args)) return 'it goes through lists within lists';
  }
  return undefined;
}

const hasLoop = (args: readonly Node[]): boolean =>
  [...nodesIn(args)].some((node) => node.op === 'rcall' && LOOPS.has(node.args[0]));

function isTame(target: Node, pattern: Node | undefined, claims: Json): boolean {
  // What is no text is no pattern: computing it is a type error.
  if (pattern?.op === 'value' && typeof pattern.args !== 'string') return true;
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string' || !isTamePattern(pattern.args))
    return false;
  const subject = compute(target, claims);
  if (!subject.ok) return subject.error.code === 'no-such-key';
  return typeof subject.value !== 'string' || subject.value.length <= LONGEST_SUBJECT;
}

/** No flags, look-arounds or back-references, no repeated group, and few repetitions: at worst some 10 ms. */
const isTamePattern = (pattern: string): boolean =>
  !/\(\?|\\[1-9k]|\)[*+?{]/.test(pattern) && (pattern.match(/[*+{]/g) ?? []).length <= MOST_QUANTIFIERS;
