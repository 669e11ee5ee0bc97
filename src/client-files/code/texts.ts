import { decodedBy, part, type Located } from '../../text/located.ts';
import { unreadableAt, type Source } from '../../text/source.ts';
import type { Language, TextRule } from './languages.ts';

export interface Text {
  readonly kind: 'text';
  readonly from: number;
  readonly to: number;
  /** Text, and the interpolations between. */
  readonly pieces: readonly (Located | Hole)[];
}

/** An interpolation, between its brackets. */
export interface Hole {
  readonly hole: readonly [from: number, to: number];
}

/**
 * The string that begins with these quotes.
 *
 * @throws UsageError at its beginning when it is not closed
 */
export function textAt(source: Source, language: Language, rule: TextRule, from: number, open: string): Text {
  const { content } = source;
  const { text } = content;
  const close = rule.close(open);
  const pieces: (Located | Hole)[] = [];
  const start = from + open.length;
  let begun = start;
  let index = start;
  const isPlain = rule.escapes === 'all' && rule.isLong !== true && rule.hole === undefined;
  const piece = (to: number): void => {
    if (to > begun || pieces.length === 0)
      pieces.push(decoded(part(content, begun, to), rule, language, close, isPlain));
  };
  for (;;) {
    if (text.startsWith(close, index) && !(rule.escapes === 'doubled' && text[index + 1] === close)) {
      piece(index);
      return { kind: 'text', from, to: index + close.length, pieces };
    }
    const mark = text[index];
    if (mark === undefined || (rule.isLong !== true && /[\r\n]/.test(mark)))
      throw unreadableAt(
        source,
        from,
        'this string is not closed; is a quotation mark missing, or was the file cut off?',
      );
    const hole = rule.hole === undefined ? undefined : matchAt(rule.hole, text, index);
    if (hole !== undefined && !(mark === '{' && text[index - 1] === '{' && index > begun)) {
      piece(index);
      const inside = index + hole.length;
      const after = hole.endsWith('{')
        ? endOfHole(text, inside, rule.isLong === true)
        : inside + (/^[\w.]*\w/.exec(text.slice(inside, inside + 200))?.[0].length ?? 0);
      pieces.push({ hole: [inside, after] });
      index = after + (hole.endsWith('{') ? 1 : 0);
      begun = index;
    } else if (
      mark === '\\' &&
      (rule.escapes === 'all' || rule.escapes === 'quote' || rule.keepsQuotes === true)
    )
      index += text.startsWith('\r\n', index + 1) ? 3 : 2;
    else if (mark === close && rule.escapes === 'doubled') index += 2;
    else index += 1;
  }
}

/** Brackets and strings inside it are its own: `{conf["a"]}`. */
function endOfHole(text: string, from: number, isLong: boolean): number {
  let depth = 0;
  let quote = '';
  const end = Math.min(text.length, from + LONGEST_HOLE);
  for (let index = from; index < end; index += 1) {
    const mark = text[index]!;
    if (quote !== '') {
      if (mark === quote) quote = '';
    } else if (/["'`]/.test(mark)) quote = mark;
    else if (mark === '{') depth += 1;
    else if (mark === '}') {
      if (depth === 0) return index;
      depth -= 1;
    } else if (!isLong && /[\r\n]/.test(mark)) return index;
  }
  return end;
}
const LONGEST_HOLE = 1000;

const MEANT: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
  v: '\v',
  '\n': '',
  '\r\n': '',
};
const ESCAPE =
  /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|U([\da-fA-F]{8})|([0-7]{1,3})|(\r\n|[^]))|(\{\{|\}\})/g;

function decoded(raw: Located, rule: TextRule, language: Language, close: string, isPlain: boolean): Located {
  const isBraced = rule.hole?.source.startsWith(String.raw`\{`) === true;
  const spell = (other: string): string => spelled(other, close);
  const exact = { ...raw, editable: raw.editable && isPlain };
  if (rule.escapes !== 'none' && !/[\\{}"]/.test(raw.text)) return { ...exact, spell };
  switch (rule.escapes) {
    case 'none':
      return exact;
    case 'doubled':
      return decodedBy(exact, /""/g, () => '"', spell);
    case 'quote':
      return decodedBy(exact, /\\([\\'])/g, ([, mark = '']) => mark, spell);
    case 'all':
      return decodedBy(
        exact,
        ESCAPE,
        ([all, x, u, brace, long, octal, mark, braces]) => {
          const hex = x ?? u ?? brace ?? long;
          if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
          if (octal !== undefined) return fromCode(Number.parseInt(octal, 8));
          if (braces !== undefined) return isBraced ? braces[0]! : braces;
          const meant = MEANT[mark ?? ''];
          if (meant !== undefined) return meant;
          return language.keepsBackslash === true && /[^\\'"]/.test(mark ?? '') ? all : (mark ?? '');
        },
        spell,
        ([, , , , , , mark]) =>
          language.keepsBackslash !== true &&
          mark !== undefined &&
          MEANT[mark] === undefined &&
          /\w/.test(mark),
      );
  }
}

const fromCode = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

const spelled = (text: string, close: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(close, `\\${close}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');

/** @param pattern sticky */
export function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.test(text) && pattern.lastIndex > index ? text.slice(index, pattern.lastIndex) : undefined;
}
