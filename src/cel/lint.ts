import { nodesIn, type Node } from './syntax.ts';

/**
 * The operators that Confluent lists for filters of certificate identity pools (docs.confluent.io, mTLS identity
 * pools). We found no such list for OAuth pools.
 */
const DOCUMENTED = new Set(['value', 'id', '.', '[]', 'list', '==', '!=', 'in', '!_', '&&', '||']);
const DOCUMENTED_CALLS = new Set(['has', 'startsWith', 'endsWith', 'contains']);

/** Operators and functions of a filter outside Confluent's documented set, each once, in the order of the filter. */
export function undocumentedIn(root: Node): readonly string[] {
  const found = [...nodesIn(root)].flatMap((node) => {
    if (node.op === 'call' || node.op === 'rcall') {
      return DOCUMENTED_CALLS.has(node.args[0]) ? [] : [`${node.args[0]}()`];
    }
    return DOCUMENTED.has(node.op) ? [] : [node.op.replace('_', '')];
  });
  return [...new Set(found)];
}
