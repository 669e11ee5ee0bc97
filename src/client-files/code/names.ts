import { isMark, isWord, textOf } from './nodes.ts';
import type { Names } from './values.ts';
import type { Node } from './scanner.ts';

/** The values of the names in a program; a name that is assigned twice has none. */
export function namesIn(nodes: readonly Node[]): Names {
  const given = new Map<string, { readonly sequence: readonly Node[]; readonly index: number }>();
  const imports = new Map<string, string>();
  const twice = new Set<string>();
  const visit = (sequence: readonly Node[]): void => {
    sequence.forEach((node, index) => {
      if (node.kind === 'group') visit(node.nodes);
      if (isWord(node, 'import')) {
        const path = pathFrom(sequence, index + 1);
        imports.set(path.slice(path.lastIndexOf('.') + 1), path);
      }
      const name = nameGiven(sequence, index);
      if (name === undefined) return;
      if (given.has(name)) twice.add(name);
      else given.set(name, { sequence, index });
    });
  };
  visit(nodes);
  for (const name of twice) given.delete(name);
  const constants = new Map(
    [...given].map(([name, { sequence, index }]) => [name, valueAfter(sequence, index)] as const),
  );
  return { constants, imports };
}

/** The name that the mark at `index` assigns to: `NAME = …`, `name := …`, `name: str = …`, `#define NAME …`. */
export function nameGiven(sequence: readonly Node[], index: number): string | undefined {
  const node = sequence[index];
  if (isWord(node, 'define') && isMark(sequence[index - 1], '#')) return textOf(sequence[index + 1]);
  if (!isMark(node, '=', ':=')) return undefined;
  let at = index - 1;
  // `char errstr[512] = …`, `const char NAME[] = …`
  if (isBrackets(sequence[at])) at -= 1;
  for (let back = at; back > 0 && at - back < LONGEST_TYPE && isOfType(sequence[back]!); back -= 1) {
    if (isMark(sequence[back], ':')) {
      // `NAME: &'static str = …`, `const name: Map<string, string> = …`
      at = back - 1;
      break;
    }
    // The colon before the first word of a line ends Python's `def build():`, and no name.
    if (sequence[back]!.isFirst === true) break;
  }
  const before = sequence[at];
  return before?.kind === 'word' ? before.text.replace(/^[$@]+/, '') : undefined;
}

const isBrackets = (node: Node | undefined): boolean =>
  node?.kind === 'group' &&
  node.open === '[' &&
  (node.nodes.length === 0 || node.nodes[0]?.kind === 'number');

const isOfType = (node: Node): boolean =>
  node.kind === 'word' || isBrackets(node) || isMark(node, ':', '&', '*', '<', '>', '?', "'", '|', '.');

/** In words and marks. */
const LONGEST_TYPE = 12;

/** The nodes after a mark, up to the end of the statement or member. */
export function valueAfter(sequence: readonly Node[], index: number): readonly Node[] {
  const isDefined = isWord(sequence[index], 'define');
  const from = isDefined ? index + 2 : index + 1;
  const isStatement = isDefined || isMark(sequence[index], '=', ':=', ']');
  let to = from;
  // A comma inside `Dictionary<string, string>` ends nothing.
  let generic = 0;
  let assignments = 0;
  for (; to < Math.min(sequence.length, from + LONGEST_VALUE); to += 1) {
    const node = sequence[to]!;
    if (isMark(node, ';') || (isMark(node, ',') && generic === 0)) break;
    if (isMark(node, '=', ':=') && ++assignments > MOST_ASSIGNMENTS) break;
    if (isMark(node, '<') && sequence[to - 1]?.kind === 'word') generic += 1;
    if (isMark(node, '>') && generic > 0) generic -= 1;
    if (to > from && isStatement && node.isFirst === true && endsLine(sequence[to - 1]!, node)) break;
  }
  return sequence.slice(from, to);
}

/** Longer than any real value, in words. */
const LONGEST_VALUE = 200;
/** `a = b = c`: the value of each name holds those of the names after it. */
const MOST_ASSIGNMENTS = 8;

/** A line that does not end in an operator, followed by one that does not begin with one, ends the statement. */
const endsLine = (last: Node, next: Node): boolean =>
  !isMark(last, '+', '=', '.', ':=', '||', '??', '&&', '\\', '?', ':', '=>') &&
  !isMark(next, '+', '.', '||', '??', '&&', '?', ':', '?.') &&
  !(last.kind === 'text' && next.kind === 'text') &&
  !isWord(next, 'or', 'as') &&
  // `new ProducerConfig`, with its members in braces on the following lines.
  !(next.kind === 'group' && next.open === '{');

/** `org.apache.kafka.common.Class`, whatever precedes (`static`) or follows it. */
function pathFrom(sequence: readonly Node[], from: number): string {
  let path = '';
  for (let index = isWord(sequence[from], 'static') ? from + 1 : from; index < sequence.length; index += 1) {
    const node = sequence[index]!;
    if (node.kind !== 'word' && !isMark(node, '.')) break;
    if (node.kind === 'word' && path !== '' && !path.endsWith('.')) break;
    path += textOf(node);
  }
  return path;
}
