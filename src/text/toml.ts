import { ParseError, parseTOML, type AST } from 'toml-eslint-parser';
import { isTooDeep } from './depth.ts';
import { growing, grown, within, type Growing, type GrowingMap } from './growing.ts';
import { escapeJson } from './json.ts';
import { decodedBy, part, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';
import type { Tree } from './tree.ts';
import { once } from './once.ts';

/**
 * Parses a TOML file (https://toml.io/en/v1.1.0). Each source is parsed once, however many formats use it.
 *
 * @throws UsageError with the place of the first error and no text of the file
 */
export const parseToml = once(read);

function read(source: Source): Tree {
  const { content } = source;
  if (isTooDeep(content.text) || hasTooMany(content.text))
    throw unreadableAt(source, 0, 'the file is nested too deeply or has too many values for a configuration');
  const root = growing(content);
  try {
    for (const each of parseTOML(content.text).body[0].body) {
      if (each.type === 'TOMLKeyValue') put(root, each, content);
      else putTable(root, each, content);
    }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw unreadableAt(source, error.index, 'not valid TOML; is a quote, a bracket or "=" missing?');
  }
  return grown(root);
}

const hasTooMany = (text: string): boolean =>
  (text.match(/[=,.]/g)?.length ?? 0) > MOST_VALUES || /^(?:[^.\r\n\u2028\u2029]*\.){100}/m.test(text);
const MOST_VALUES = 50_000;

function putTable(root: GrowingMap, table: AST.TOMLTable, content: Located): void {
  const path = table.key.keys.map((key) => nameOf(key, content));
  const last = path.at(-1);
  if (last === undefined) return;
  const inside = table.kind === 'array' ? item(within(root, path.slice(0, -1)), last) : within(root, path);
  for (const pair of table.body) put(inside, pair, content);
}

/** Another item of an array of tables. */
function item(outer: GrowingMap, key: Located): GrowingMap {
  const there = outer.members.get(key.text)?.value;
  const list = there?.kind === 'growing-list' ? there : { kind: 'growing-list' as const, at: key, items: [] };
  const made = growing(key);
  list.items.push(made);
  outer.members.set(key.text, { key, value: list });
  return made;
}

function put(outer: GrowingMap, pair: AST.TOMLKeyValue, content: Located): void {
  const path = pair.key.keys.map((key) => nameOf(key, content));
  const last = path.at(-1);
  if (last === undefined) return;
  within(outer, path.slice(0, -1)).members.set(last.text, { key: last, value: valueOf(pair.value, content) });
}

const nameOf = (key: AST.TOMLBare | AST.TOMLQuoted, content: Located): Located => {
  const [from, to] = key.range;
  return key.type === 'TOMLBare'
    ? part(content, from, to)
    : unescaped(part(content, from + 1, to - 1), key.style);
};

function valueOf(node: AST.TOMLContentNode, content: Located): Growing {
  const at = part(content, ...node.range);
  switch (node.type) {
    case 'TOMLArray':
      return { kind: 'growing-list', at, items: node.elements.map((each) => valueOf(each, content)) };
    case 'TOMLInlineTable': {
      const map = growing(at);
      for (const pair of node.body) put(map, pair, content);
      return map;
    }
    case 'TOMLValue':
      if (node.kind === 'string') {
        const text = textOf(node, content);
        return { kind: 'scalar', value: text.text, at: text };
      }
      // Other text in place of a number or boolean needs quotes.
      return {
        kind: 'scalar',
        value: node.kind === 'boolean' ? node.value : at.text,
        at: { ...at, spell: (text) => content.spell(JSON.stringify(text)) },
      };
  }
}

/** A line break right after three quotes is not part of the text. */
function textOf({ range: [from, to], multiline, style }: AST.TOMLStringValue, content: Located): Located {
  if (!multiline) return unescaped(part(content, from + 1, to - 1), style);
  const raw = part(content, from + 3, to - 3);
  return unescaped(part(raw, /^\r?\n/.exec(raw.text)?.[0].length ?? 0), style);
}

function unescaped(raw: Located, style: 'basic' | 'literal'): Located {
  // A literal string has no escapes, not even for a single quote.
  if (style === 'literal') return { ...raw, editable: raw.editable && !raw.text.includes('\n') };
  return decodedBy(
    raw,
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([ \t]*\r?\n\s*)|([^]))/g,
    ([, ...codes]) => {
      const [byte, short, long, newline, character = ''] = codes;
      if (newline !== undefined) return '';
      const code = Number.parseInt(byte ?? short ?? long ?? '', 16);
      return Number.isNaN(code)
        ? (MEANT[character] ?? character)
        : String.fromCodePoint(Math.min(code, 0x10ffff));
    },
    escapeJson,
  );
}

const MEANT: Readonly<Record<string, string>> = { b: '\b', e: '\u001b', f: '\f', n: '\n', r: '\r', t: '\t' };
