import type { CST, Scalar } from 'yaml';
import { decoded, decodedBy, opaque, part, type Located } from './located.ts';
import { doubleQuoted } from './yaml-write.ts';

/**
 * A scalar's text with the file offset of each character: plain, quoted, or a block (YAML 1.2 sections 7.3 and 8.1).
 *
 * @param text what the parser read; if it differs from the text traced here, only the beginning is known
 */
export function locatedScalar(content: Located, scalar: Scalar, text: string): Located {
  const token = scalar.srcToken;
  const start = scalar.range?.[0] ?? 0;
  if (token === undefined) return opaque(part(content, start, start), text);
  const followed = follow(content, token);
  return followed.text === text ? followed : opaque(followed, text);
}

function follow(content: Located, token: CST.Token): Located {
  switch (token.type) {
    case 'block-scalar':
      return block(content, token);
    case 'single-quoted-scalar':
      return decodedBy(
        part(content, token.offset + 1, token.offset + token.source.length - 1),
        new RegExp(`''|${FOLD}`, 'g'),
        ([all]) => (all === "''" ? "'" : unfolded(all)),
        (text) => withBlankLines(text.replaceAll("'", "''"), token.indent),
      );
    case 'double-quoted-scalar':
      return decodedBy(
        part(content, token.offset + 1, token.offset + token.source.length - 1),
        new RegExp(
          String.raw`\\(?:\r?\n[ \t]*|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])|${FOLD}`,
          'g',
        ),
        ([all]) => (all.startsWith('\\') ? unescaped(all.slice(1)) : unfolded(all)),
        (text) => doubleQuoted(text).slice(1, -1),
        ([all]) => /^\\\w/.test(all),
      );
    case 'scalar':
    case 'alias':
      return decodedBy(
        part(content, token.offset, token.offset + token.source.length),
        new RegExp(FOLD, 'g'),
        ([all]) => unfolded(all),
        (text) => withBlankLines(text, token.indent),
      );
    default:
      return part(content, token.offset, token.offset);
  }
}

/**
 * A line break and the white space around it. The lookbehind makes only the first space a starting point, so that long
 * runs of spaces do not take quadratic time.
 */
const FOLD = String.raw`(?<![ \t])[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*`;

/** Line folding (YAML 1.2 section 6.5): a single break becomes a space, and of several the first is dropped. */
function unfolded(breaks: string): string {
  const count = breaks.split('\n').length - 1;
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
}

/** Where lines are folded, a line break is written as an empty line. */
const withBlankLines = (text: string, indent: number): string =>
  text.replaceAll('\n', `\n\n${' '.repeat(Math.max(1, indent + 1))}`);

/** Escapes of double quotes (YAML 1.2 section 5.7). */
function unescaped(escape: string): string {
  const mark = escape.charAt(0);
  if (mark === '\n' || mark === '\r') return '';
  if (escape.length > 1)
    return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(escape.slice(1), 16)));
  return MEANT[mark] ?? mark;
}

const MEANT: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

interface Line {
  /** Where it begins, after its indentation. */
  readonly start: number;
  readonly text: string;
}

function block(content: Located, token: CST.BlockScalar): Located {
  const header = token.props.find(({ type }) => type === 'block-scalar-header');
  const style = header !== undefined && 'source' in header ? header.source : '|';
  const start = content.text.indexOf('\n', header?.offset ?? token.offset) + 1;
  const lines = linesOf(token, start, Number(/[1-9]/.exec(style)?.[0] ?? 0));
  const { text, origins } = style.startsWith('>') ? foldedLines(lines) : literal(lines);
  const kept = chomped(text, style);
  const margin = ' '.repeat(lines.find((line) => line.text !== '')?.indent ?? token.indent + 1);
  const newline = style.startsWith('>') ? '\n\n' : '\n';
  return decoded(content, kept, origins, (other) => other.replaceAll('\n', newline + margin));
}

function linesOf(
  { source, indent }: CST.BlockScalar,
  start: number,
  explicit: number,
): readonly (Line & { readonly indent: number })[] {
  const raw = source.split('\n');
  const first = raw.find((line) => line.trim() !== '') ?? '';
  const margin = explicit > 0 ? Math.max(0, indent) + explicit : indentOf(first);
  let offset = start;
  return raw.map((line) => {
    const indentation = Math.min(margin, indentOf(line));
    const each = {
      start: offset + indentation,
      text: line.slice(indentation).replace(/\r$/, ''),
      indent: margin,
    };
    offset += line.length + 1;
    return each;
  });
}

const indentOf = (line: string): number => line.search(/[^ ]|$/);

interface Unwound {
  readonly text: string;
  readonly origins: readonly number[];
}

function literal(lines: readonly Line[]): Unwound {
  const origins = lines.flatMap(({ start, text }) =>
    Array.from({ length: text.length + 1 }, (_, i) => start + i),
  );
  return { text: lines.map(({ text }) => text).join('\n'), origins };
}

/** Folding of blocks (YAML 1.2 section 8.1.3): lines that are indented further keep their breaks. */
function foldedLines(lines: readonly Line[]): Unwound {
  let text = '';
  const origins: number[] = [];
  let separator = '';
  let end = lines[0]?.start ?? 0;
  let isIndented = false;
  const last = lines.findLastIndex((line) => line.text !== '');
  for (const line of lines.slice(0, last + 1)) {
    if (line.text === '') {
      if (separator === '\n' || text === '') text += '\n';
      else separator = '\n';
    } else {
      const indented = /^[ \t]/.test(line.text);
      if (indented && separator === ' ') separator = '\n';
      else if (indented && !isIndented && separator === '\n') separator = '\n\n';
      text += separator;
      for (let index = origins.length; index < text.length; index += 1) origins.push(end);
      text += line.text;
      for (let index = 0; index < line.text.length; index += 1) origins.push(line.start + index);
      separator = indented ? '\n' : ' ';
      isIndented = indented;
    }
    end = line.text === '' ? end : line.start + line.text.length;
  }
  text += '\n'.repeat(lines.length - last - 1);
  for (let index = origins.length; index <= text.length; index += 1) origins.push(end);
  return { text, origins };
}

/** Trailing line breaks: `-` drops them, `+` keeps them, and by default one is kept. */
function chomped(text: string, style: string): string {
  if (style.includes('+')) return text;
  const bare = text.replace(/(?<!\n)\n+$/, '');
  return style.includes('-') || bare === '' ? bare : `${bare}\n`;
}
