import { parseLines } from 'dot-properties';
import { inUnits, RUNNER_COMMAND } from '../commands/invisible.ts';
import { decodedBy, part, trimmed, type Located } from './located.ts';
import { once } from './once.ts';

/** A name and its value in a file. */
export interface Pair {
  readonly name: Located;
  readonly value: Located;
  /** The reader of the file takes at least part of the value from elsewhere, so the text here must not be judged. */
  readonly isElsewhere?: true;
}

/**
 * Parses a `.properties` file like `java.util.Properties.load`: escapes, continuation lines, `:` and spaces as
 * separators. Duplicate names are kept.
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export const parseProperties = once(pairsIn);

function pairsIn(content: Located): readonly Pair[] {
  const lines = withPlainLineEnds(content);
  return parseLines(lines.text, true).flatMap(({ type, range }) => {
    if (type !== 'PAIR') return [];
    const [nameFrom = 0, nameTo = 0, from = 0, to = 0] = range;
    return [
      {
        name: unescaped(part(lines, nameFrom, nameTo), escapeName),
        value: unescaped(part(lines, from, to), escapeValue),
      },
    ];
  });
}

/**
 * The value of a line `name=TEXT` in a file where TEXT is written unescaped: it ends at the first line without a
 * trailing backslash.
 */
export function propertyValue(text: Located): Located {
  const lines = withPlainLineEnds(text);
  const from = /^[ \t\f]*/.exec(lines.text)?.[0].length ?? 0;
  const to = /^(?:\\[^]|[^\n\\])*\\?/.exec(lines.text.slice(from))?.[0].length ?? 0;
  return unescaped(part(lines, from, from + to), escapeValue);
}

/** dot-properties does not continue names and separators at a carriage return. */
const withPlainLineEnds = (content: Located): Located =>
  content.text.includes('\r')
    ? decodedBy(
        content,
        /\r\n?/g,
        () => '\n',
        (text) => text,
      )
    : content;

/**
 * A file of `name=value` lines without escapes, as read by the programs that pass it to librdkafka (kcat's `-F`, the
 * examples of Confluent's Python and Go clients).
 */
export function parsePlainLines(content: Located): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const { index, 0: line } of content.text.matchAll(/[^\r\n]+/g)) {
    const split = line.indexOf('=');
    if (split < 0 || /^\s*(?:[#;!]|\[|\/\/)/.test(line)) continue;
    pairs.push({
      name: trimmed(part(content, index, index + split)),
      value: trimmed(part(content, index + split + 1, index + line.length)),
    });
  }
  return pairs;
}

/** Escapes a value for a `.properties` file. */
export const escapeValue = (value: string): string =>
  value.replace(/^[ \t\f]|[\\\n\r\t\f]/g, (mark) => ESCAPES[mark] ?? `\\${mark}`);

/** The same in ASCII: `Properties.load` of a stream decodes ISO 8859-1. CI log commands are escaped too. */
export const asciiValue = (value: string): string =>
  escapeValue(value)
    .replace(/[^\x20-\x7e]/g, inUnits)
    .replace(RUNNER_COMMAND, inUnits);

const escapeName = (name: string): string => escapeValue(name).replace(/[ =:#!]/g, String.raw`\$&`);

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };
const MEANT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

const unescaped = (raw: Located, escape: (text: string) => string): Located =>
  decodedBy(
    raw,
    /\\(?:u([\da-fA-F]{4})|(?:\r\n|\r|\n)[ \t\f]*|([^])|$)/g,
    ([, code, character]) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return character === undefined ? '' : (MEANT[character] ?? character);
    },
    escape,
    // `\\u00fc` is certainly meant as an escape.
    ([, , character]) => character !== undefined && /[\w"']/.test(character),
  );
