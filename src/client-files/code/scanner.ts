import { unreadableAt, type Source } from '../../text/source.ts';
import type { Language } from './languages.ts';
import { matchAt, textAt, type Text } from './texts.ts';

/*
 * Tokenizes words, strings and brackets of a program: just enough of any language to read its configuration. Full
 * grammars are large, one is needed per language, and they reject the excerpts that people mail.
 */

export interface Word {
  readonly kind: 'word' | 'number' | 'mark';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface Group {
  readonly kind: 'group';
  readonly open: '(' | '[' | '{';
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly Node[];
  /** The closing bracket is missing, because this is an excerpt. */
  readonly isOpen?: true;
}

export type Node = (Text | Word | Group) & {
  /** It is the first on its line. */
  readonly isFirst?: boolean;
};

/** At most as long as names are, because patterns for parts of a name take more steps than it has characters. */
const WORD = /[\p{L}_$@][\p{L}\p{N}_$]{0,255}/uy;
const NUMBER = /\d[\w.]{0,255}/y;
const MARK = /=>|->|::|:=|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\+=|\.\.\.|\*\*|[^]/uy;
const REGEXP = /\/(?![*/])(?:\\[^\r\n]|\[(?:\\[^\r\n]|[^\]\\\r\n])*\]|[^/\\\r\n[])+\/[a-z]*/y;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** Deeper than real programs nest. */
const DEEPEST = 100;
/** More than a program of five thousand lines has. */
const MOST_NODES = 60_000;

interface Frame {
  readonly open: Group['open'] | '';
  readonly from: number;
  readonly nodes: Node[];
  readonly isFirst: boolean;
}

/**
 * The nodes of a program between `from` and `to`, brackets nested.
 *
 * @throws UsageError with the place of an unclosed string, or of excessive nesting
 */
export function scan(
  source: Source,
  language: Language,
  from = 0,
  to: number = source.content.text.length,
): readonly Node[] {
  const { text } = source.content;
  const frames: [Frame, ...Frame[]] = [{ open: '', from, nodes: [], isFirst: true }];
  let count = 0;
  let index = from;
  const top = (): Frame => frames.at(-1)!;
  const close = (end: number, isOpen: boolean): void => {
    const { open, from: start, nodes, isFirst } = frames.pop()!;
    if (open === '') return;
    top().nodes.push({
      kind: 'group',
      open,
      from: start,
      to: end,
      nodes,
      isFirst,
      ...(isOpen && { isOpen }),
    });
  };
  for (;;) {
    const space = matchAt(language.space, text, index);
    const isFirst = index === from || (space !== undefined && /[\r\n]/.test(space));
    index += space?.length ?? 0;
    if (index >= to) break;
    count += 1;
    if (count > MOST_NODES) throw unreadableAt(source, 0, 'has more tokens than source code would have');
    const node = nodeAt(source, language, index, isFirst, top().nodes.at(-1));
    index = node.to;
    const mark = node.kind === 'mark' ? node.text : '';
    if (mark === '(' || mark === '[' || mark === '{') {
      if (frames.length > DEEPEST)
        throw unreadableAt(source, node.from, 'is nested too deeply for source code');
      frames.push({ open: mark, from: node.from, nodes: [], isFirst });
    } else if (mark === ')' || mark === ']' || mark === '}') {
      // A closing bracket without an opening one belongs to text that the excerpt omits; one of another kind closes the
      // unclosed brackets inside.
      const nearest = frames.findLastIndex(({ open }) => CLOSING[open] === mark);
      while (nearest > 0 && frames.length > nearest) close(node.to, frames.length > nearest + 1);
    } else top().nodes.push(node);
  }
  while (frames.length > 1) close(to, true);
  return frames[0].nodes;
}

function nodeAt(
  source: Source,
  language: Language,
  from: number,
  isFirst: boolean,
  before: Node | undefined,
): Node & (Text | Word) {
  const { text } = source.content;
  for (const rule of language.texts) {
    const open = matchAt(rule.open, text, from);
    if (open !== undefined) return { ...textAt(source, language, rule, from, open), isFirst };
  }
  const word = matchAt(WORD, text, from);
  if (word !== undefined) return { kind: 'word', from, to: from + word.length, text: word, isFirst };
  const number = matchAt(NUMBER, text, from);
  if (number !== undefined) return { kind: 'number', from, to: from + number.length, text: number, isFirst };
  const mayBeRegExp = language.hasRegExps === true && mayBeginValue(before);
  const mark = (mayBeRegExp ? matchAt(REGEXP, text, from) : undefined) ?? matchAt(MARK, text, from) ?? '';
  return { kind: 'mark', from, to: from + mark.length, text: mark, isFirst };
}

/** After a value, a slash is a division. */
const mayBeginValue = (before: Node | undefined): boolean =>
  before === undefined || before.kind === 'mark' || (before.kind === 'word' && before.text === 'return');
