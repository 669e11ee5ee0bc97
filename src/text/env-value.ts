import { decodedBy, part, trimmed, type Located } from './located.ts';
import { EXPANDS, readWord } from './shell-word.ts';
import { unreadableAt, type Source } from './source.ts';

/** The value of an environment variable, as it was read. */
export interface Read {
  readonly value: Located;
  /** Offsets in the file of what shells and Compose replace in it. */
  readonly dollars: readonly number[];
  /** Where some readers end the value and others do not. */
  readonly end?: { readonly at: Located; readonly what: string };
  /** Index after the value. */
  readonly behind: number;
}

/** @throws UsageError with the place of an unclosed quote */
export function shellValue(source: Source, from: number): Read {
  const { content } = source;
  const { value, end, dollars, open } = readWord(content, from);
  refuseSwallowed(source, from, value);
  if (open !== undefined) throw unclosed(source, open);
  const [rest = ''] = /^[^\n]*/.exec(content.text.slice(end, end + LONGEST_COMMENT)) ?? [];
  if (/^[;&|<>()]\S/.test(rest)) {
    const what = 'ends at a character with a special meaning in the shell';
    return { value, dollars, behind: end, end: { at: part(content, end, end + 1), what } };
  }
  return { value, dollars, behind: end, ...hashIn(content, end, rest) };
}

/**
 * As Compose and dotenv read it.
 *
 * @throws UsageError with the place of an unclosed quote
 */
export function plainValue(source: Source, from: number): Read {
  const { content } = source;
  const quote = content.text[from];
  if (quote === "'" || quote === '"') {
    const end = closing(content.text, from, quote);
    if (end === undefined) throw unclosed(source, from);
    const stop = lineEnd(content.text, end);
    if (/^\s*(?:#.*)?$/.test(content.text.slice(end + 1, stop))) {
      const raw = part(content, from + 1, end);
      return { value: QUOTED[quote](raw), dollars: quote === '"' ? dollarsIn(raw) : [], behind: stop + 1 };
    }
    // A quote on a later line does not close this one: it begins another value.
    if (end > lineEnd(content.text, from)) throw unclosed(source, from);
  }
  return bareValue(content, from);
}

/** Only `$`, and `#` after a space, are special. */
function bareValue(content: Located, from: number): Read {
  const stop = lineEnd(content.text, from);
  const line = content.text.slice(from, stop);
  const isBlank = from === 0 || /[ \t]/.test(content.text[from - 1]!);
  const comment = isBlank && line.startsWith('#') ? 0 : line.search(/[ \t]#/);
  const value = trimmed(part(content, from, comment < 0 ? stop : from + comment));
  const hash = value.text.indexOf('#');
  return {
    value,
    dollars: dollarsIn(value),
    behind: stop + 1,
    ...(hash < 0
      ? comment > 0 && hashIn(content, from + comment, line.slice(comment))
      : { end: { at: part(value, hash, hash + 1), what: CUT_BY_SOME } }),
  };
}

/** Longer text after a value is not examined. */
const LONGEST_COMMENT = 1000;

const CUT_BY_SOME = 'some programs cut the value off at this #, others do not; put the value in quotes';

/** A single word after a `#` may be the rest of the value; several words are a comment. */
const hashIn = (content: Located, from: number, rest: string): Pick<Read, 'end'> => {
  const hash = /^[ \t]+#\S+[ \t\r]*$/.test(rest) ? from + rest.indexOf('#') : undefined;
  return hash === undefined ? {} : { end: { at: part(content, hash, hash + 1), what: CUT_BY_SOME } };
};

/** Offsets of each `$` without a backslash. */
const dollarsIn = (raw: Located): readonly number[] =>
  [...raw.text.matchAll(/\\[^]|[$`][^]?/g)].flatMap(({ index, 0: found }) =>
    EXPANDS.test(found) ? [raw.offsetAt(index)] : [],
  );

/** The closing quote; Compose and dotenv allow it to be escaped with a backslash. */
function closing(text: string, from: number, quote: string): number | undefined {
  for (let index = from + 1; index < text.length; index += 1) {
    if (text[index] === quote) return index;
    // A backslash at the end of a single-quoted value is usually literal.
    const isEscape = text[index] === '\\' && (quote === '"' || hasAnother(text, index + 2, quote));
    if (isEscape) index += 1;
  }
  return undefined;
}

function hasAnother(text: string, from: number, quote: string): boolean {
  if (text[from - 1] !== quote) return false;
  const next = text.indexOf(quote, from);
  return next >= 0 && !text.slice(from, next).includes('\n');
}

const MEANT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const QUOTED: Readonly<Record<'"' | "'", (raw: Located) => Located>> = {
  "'": (raw) =>
    decodedBy(
      raw,
      /\\'/g,
      () => "'",
      (text) => text.replaceAll("'", String.raw`\'`),
    ),
  '"': (raw) =>
    decodedBy(
      raw,
      /\\([\\"$`nrt])/g,
      ([, character = '']) => MEANT[character] ?? character,
      (text) => text.replace(/[\\"$]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`),
      ([, character = '']) => Object.hasOwn(MEANT, character),
    ),
};

const unclosed = (source: Source, index: number): Error =>
  unreadableAt(source, index, 'quotation mark is not closed');

/** A missing quote makes the next lines part of the value, up to the quote that begins another value. */
function refuseSwallowed(source: Source, from: number, value: Located): void {
  if (/\n[ \t]*(?:export[ \t]+)?[A-Z_][A-Z\d_]*=["'\w]/.test(value.text)) throw unclosed(source, from);
}

export const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};
