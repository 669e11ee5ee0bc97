/**
 * Whether a JSON or YAML text is nested too deeply for a recursive parser: V8 aborts the process when a regular
 * expression is compiled on an almost full stack, which cannot be caught. Brackets in quotes are counted too.
 */
export function isTooDeep(source: string): boolean {
  if (/^[ \t]{200}/m.test(source) || /^(?:[-?:][ \t]+){50}/m.test(source)) return true;
  let depth = 0;
  for (const [bracket] of source.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

const DEEPEST = 100;
