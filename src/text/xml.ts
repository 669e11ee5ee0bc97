import { SaxesParser } from 'saxes';
import { isTooDeep } from './depth.ts';
import { decodedBy, part, trimmed, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';
import type { Tree, TreeMap } from './tree.ts';
import { once } from './once.ts';

/**
 * Parses an XML file as names and values: an element with child elements or attributes is a map of these, any other is
 * its text. Names are without prefix (`kafka:producer-config`). Only the five predefined entities and character
 * references are supported, so nothing can multiply.
 *
 * @throws UsageError with the place of the first error and no text of the file
 */
export const parseXml = once(read);

interface Open {
  readonly key: Located;
  /** Where its content begins. */
  readonly from: number;
  readonly entries: TreeMap['entries'][number][];
}

function read(source: Source): Tree {
  const { content } = source;
  const { text } = content;
  if (isTooDeep(text) || (text.match(/[<=]/g)?.length ?? 0) > MOST_VALUES)
    throw unreadableAt(source, 0, 'the file is nested too deeply or has too many values for a configuration');
  const root: Open = { key: part(content, 0, 0), from: 0, entries: [] };
  const open: Open[] = [root];
  const parser = new SaxesParser({ xmlns: false });
  let attributes: Open['entries'] = [];
  let start = 0;
  parser.on('error', () => {
    throw unreadableAt(source, Math.min(parser.position, text.length), 'not well-formed XML here');
  });
  parser.on('opentagstart', ({ name }) => {
    start = text.lastIndexOf('<', parser.position - 1) + 1;
    attributes = [];
    if (open.length > DEEPEST) throw unreadableAt(source, start, 'nested too deeply for a configuration');
    open.push({ key: local(part(content, start, start + name.length)), from: 0, entries: attributes });
  });
  parser.on('attribute', ({ name }) => {
    // Called after the closing quote, which cannot be part of the value.
    const end = parser.position - 1;
    const from = text.lastIndexOf(text[end] ?? '', end - 1) + 1;
    const nameEnd = text.lastIndexOf(name, from) + name.length;
    const key = local(part(content, nameEnd - name.length, nameEnd));
    attributes.push({ key, value: textOf(part(content, from, end)) });
  });
  parser.on('opentag', () => {
    const last = open.pop();
    if (last !== undefined) open.push({ ...last, from: parser.position });
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    const last = open.pop();
    if (last === undefined) return;
    const to = isSelfClosing ? last.from : text.lastIndexOf('</', parser.position - 1);
    const inside = part(content, last.from, Math.max(last.from, to));
    open.at(-1)?.entries.push({ key: last.key, value: elementOf(last, inside) });
  });
  parser.write(text).close();
  return { kind: 'map', at: part(content, 0, 0), entries: root.entries };
}

const MOST_VALUES = 50_000;
const DEEPEST = 100;

const elementOf = ({ entries, key }: Open, inside: Located): Tree =>
  entries.length > 0 ? { kind: 'map', at: part(key, 0, 0), entries } : textOf(trimmed(inside));

const local = (name: Located): Located => part(name, name.text.indexOf(':') + 1);

function textOf(raw: Located): Tree {
  const at = decodedBy(
    raw,
    /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));|<!\[CDATA\[|\]\]>|<!--(?:(?!<!--)[^])*?-->/g,
    ([, hexadecimal, decimal, name]) => {
      if (name !== undefined) return NAMED[name] ?? '';
      const code = Number.parseInt(hexadecimal ?? decimal ?? '', hexadecimal === undefined ? 10 : 16);
      return Number.isNaN(code) || code > 0x10ffff ? '' : String.fromCodePoint(code);
    },
    (text) => text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark),
  );
  return { kind: 'scalar', value: at.text, at };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
