import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { isTooDeep } from './depth.ts';
import { decodedBy, part, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';
import type { Tree } from './tree.ts';
import { once } from './once.ts';

/**
 * Parses a JSON file (RFC 8259) like its reader. Comments and trailing commas are rejected, as Python, Go, Java and
 * JavaScript do, unless the name shows that the reader accepts them (`appsettings.json` of .NET, `.jsonc`). Each source
 * is parsed once, however many formats use it.
 *
 * @throws UsageError with the place of the first error and no text of the file
 */
export const parseJson = once(read);

/**
 * .NET's JSON configuration provider accepts comments, trailing commas and a byte-order mark, and so do editors for
 * `.jsonc`.
 */
const LENIENT = /(?:^|[/\\])appsettings[^/\\]*\.json$|\.jsonc$/i;

function read(source: Source): Tree {
  const { name, content } = source;
  const isLenient = LENIENT.test(name);
  if (!isLenient && content.text.startsWith('\ufeff')) {
    throw unreadableAt(
      source,
      0,
      'the file begins with a byte-order mark, which JSON does not allow (RFC 8259 section 8.1); save it as UTF-8 without BOM',
    );
  }
  if (isTooDeep(content.text))
    throw unreadableAt(source, 0, 'the file is nested too deeply for a configuration');
  if (hasTooMany(content.text))
    throw unreadableAt(source, 0, 'the file has too many values for a configuration');
  const text = content.text.replace(/^\ufeff/, ' ');
  const faults: ParseError[] = [];
  const node = parseTree(text, faults, { disallowComments: !isLenient, allowTrailingComma: isLenient });
  const [fault] = faults;
  if (fault !== undefined) throw unreadableAt(source, fault.offset, wordsFor(fault, text));
  if (node === undefined) throw unreadableAt(source, 0, 'is empty');
  return treeOf(node, content);
}

/** Every value is preceded by one of these; commas in strings are counted too. */
const hasTooMany = (text: string): boolean => (text.match(/[,:]/g)?.length ?? 0) > MOST_VALUES;
const MOST_VALUES = 50_000;

/** By jsonc-parser's codes (`ParseErrorCode`); its own messages do not say how to fix the error. */
const WORDS: Readonly<Record<number, string>> = {
  1: 'not a JSON value; expected text in double quotes, a number, true, false or null',
  2: 'not a number',
  3: 'expected a member name in double quotes',
  4: 'expected a value',
  5: 'expected a colon between the name and its value',
  6: 'expected a comma between two members',
  7: 'expected a closing brace',
  8: 'expected a closing bracket',
  9: 'unexpected text after the end of the JSON value',
  10: 'JSON does not allow comments; remove it',
  11: 'comment is not closed',
  12: 'this string is not closed on its line; is a double quote missing, or a line break not written as \\n?',
  13: 'not a number',
  14: 'expected four hexadecimal digits after \\u',
  15: 'not a JSON escape; write a literal backslash as \\\\',
  16: 'control character inside a string; write a tab as \\t',
};

const CLOSING_EXPECTED = [7, 8];
const ITEM_EXPECTED = [3, 4];

function wordsFor({ error, offset }: ParseError, text: string): string {
  const code: number = error;
  const rest = text.slice(offset, offset + 1);
  if (text.trim() === '') return 'is empty';
  if (rest === '') return 'the file ends before its last bracket is closed; was it cut off?';
  if (code === 1 && rest === "'") return 'put text in double quotes';
  if (ITEM_EXPECTED.includes(code) && /[\]}]/.test(rest) && /,\s*$/.test(text.slice(0, offset))) {
    return 'remove the comma before this closing bracket; JSON does not allow it';
  }
  if (CLOSING_EXPECTED.includes(code)) return WORDS[6]!;
  return WORDS[code] ?? 'not valid JSON';
}

function treeOf(node: Node, content: Located): Tree {
  const { offset, length, children = [] } = node;
  const at = part(content, offset, offset + length);
  switch (node.type) {
    case 'object':
      return {
        kind: 'map',
        at,
        entries: children.flatMap(({ children: [key, value] = [] }) =>
          key === undefined || value === undefined
            ? []
            : [{ key: inQuotes(key, content), value: treeOf(value, content) }],
        ),
      };
    case 'array':
      return { kind: 'list', at, items: children.map((item) => treeOf(item, content)) };
    case 'string':
      return { kind: 'scalar', value: node.value as string, at: inQuotes(node, content) };
    default:
      return {
        kind: 'scalar',
        value: node.value as number | boolean | null,
        at: { ...at, spell: (text) => content.spell(bare(text)) },
      };
  }
}

/** Other text in place of a number or boolean needs quotes. */
const bare = (text: string): string =>
  /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(text) ? text : JSON.stringify(text);

/** The parser has already decoded the text; the offsets of its characters are computed on demand. */
function inQuotes({ offset, length, value }: Node, content: Located): Located {
  const raw = part(content, offset + 1, offset + length - 1);
  const spell = (text: string): string => content.spell(escapeJson(text));
  if (!raw.text.includes('\\')) return { ...raw, spell };
  let followed: Located | undefined;
  const offsetAt = (index: number): number => (followed ??= unescaped(raw)).offsetAt(index);
  return { ...raw, text: value as string, offsetAt, spell };
}

const unescaped = (raw: Located): Located =>
  decodedBy(
    raw,
    /\\(?:u([\da-fA-F]{4})|([^]))/g,
    ([, code, character = '']) =>
      code === undefined ? (MEANT[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
    escapeJson,
  );

const MEANT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Escapes a text for double quotes (RFC 8259 section 7). */
export const escapeJson = (text: string): string => JSON.stringify(text).slice(1, -1);
