import { Cursor } from './cursor.ts';
import { isTooDeep } from './depth.ts';
import { growing, grown, within, type Growing, type GrowingMap } from './growing.ts';
import { escapeJson } from './json.ts';
import { concatenated, decodedBy, opaque, part, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';
import type { Tree } from './tree.ts';
import { once } from './once.ts';

/*
 * HOCON, as Typesafe's config library reads it: merged objects, dotted names, values concatenated from quoted, unquoted
 * and substituted pieces. `${…}` is not resolved: it stays in the text for the program that does.
 * https://github.com/lightbend/config/blob/main/HOCON.md. The parsers on npm give no places, hence this one.
 */

/** @throws UsageError with the place of the first error and no text of the file */
export const parseHocon = once((source: Source): Tree => {
  const { text } = source.content;
  if (isTooDeep(text) || (text.match(/[=:,{]/g)?.length ?? 0) > MOST_VALUES)
    throw unreadableAt(source, 0, 'the file is nested too deeply or has too many values for a configuration');
  const tree = new Hocon(source).document();
  return tree;
});

const MOST_VALUES = 50_000;

/** Each part of a name nests one object in another, as a bracket does. */
const DEEPEST = 100;
const MOST_PIECES = 1000;

const SPACE_AND_LINES = /(?:[\s\ufeff]|(?:#|\/\/)[^\n]*)+/y;
const SPACES = /[ \t\u00a0]+/y;
/** Between two members: a comma, or a new line. */
const SEPARATOR = /(?:[\s\ufeff,]|(?:#|\/\/)[^\n]*)+/y;
const INCLUDE = /include\s+(?:"[^"\n]*"|\w+\([^\n]*\))/y;
const UNQUOTED_NAME = /(?:[^\s$"{}[\]:=,+#`^?!@*&\\./]|\/(?!\/))+/y;
/** Unlike the library, this allows a colon and other marks in values: such errors are not for us to report. */
const UNQUOTED = /(?:[^\s"{}[\],#$]|\$(?!\{))+/y;
const SUBSTITUTION = /\$\{\??([^{}\n]{1,500})\}/y;
const QUOTED = /"((?:[^"\\\n]|\\[^\n])*)"/y;
const TRIPLE = /"""([^]*?)"""(?!")/y;

class Hocon {
  readonly #cursor: Cursor;
  readonly #content: Located;

  constructor(source: Source) {
    this.#cursor = new Cursor(source);
    this.#content = source.content;
  }

  document(): Tree {
    this.#cursor.take(SPACE_AND_LINES);
    const root = growing(this.#content);
    const isBraced = this.#cursor.mark('{');
    this.#members(root, 0);
    if (isBraced && !this.#cursor.mark('}')) throw this.#cursor.wrong('expected "}"');
    this.#cursor.take(SPACE_AND_LINES);
    if (!this.#cursor.isAtEnd()) throw this.#cursor.wrong('expected a name, "=" and a value');
    return grown(root);
  }

  #members(map: GrowingMap, depth: number): void {
    for (;;) {
      this.#cursor.take(SEPARATOR);
      if (this.#cursor.take(INCLUDE) !== undefined) continue;
      const path = this.#path();
      const last = path.at(-1);
      if (last === undefined) return;
      const inside = depth + path.length;
      if (inside > DEEPEST) throw this.#cursor.wrong('nested too deeply for a configuration');
      this.#cursor.take(SPACE_AND_LINES);
      if (this.#cursor.is('{')) {
        this.#object(within(map, path), inside);
        continue;
      }
      if (!this.#cursor.mark('+=') && !this.#cursor.mark('=') && !this.#cursor.mark(':'))
        throw this.#cursor.wrong('expected "=" or ":"');
      this.#cursor.take(SPACE_AND_LINES);
      if (this.#cursor.is('{')) this.#object(within(map, path), inside);
      else within(map, path.slice(0, -1)).members.set(last.text, { key: last, value: this.#value(inside) });
    }
  }

  #object(map: GrowingMap, depth: number): void {
    this.#cursor.mark('{');
    this.#members(map, depth);
    if (!this.#cursor.mark('}')) throw this.#cursor.wrong('expected a name, or "}"');
    this.#cursor.take(SPACES);
  }

  #path(): readonly Located[] {
    const path: Located[] = [];
    do {
      const name = this.#quoted() ?? this.#cursor.take(UNQUOTED_NAME);
      if (name === undefined) break;
      path.push(name);
    } while (this.#cursor.mark('.'));
    return path;
  }

  /** A list or a text; pieces on one line are concatenated. */
  #value(depth: number): Growing {
    if (this.#cursor.is('[')) return this.#list(depth);
    const pieces: Located[] = [];
    let isText = false;
    for (;;) {
      const spaces = this.#cursor.take(SPACES);
      const isQuoted = this.#cursor.is('"');
      const piece = this.#quoted() ?? this.#substitution() ?? this.#unquoted();
      if (piece === undefined) break;
      isText ||= isQuoted || pieces.length > 0;
      if (spaces !== undefined && pieces.length > 0) pieces.push(spaces);
      pieces.push(piece);
      if (pieces.length > MOST_PIECES) throw this.#cursor.wrong('the value is in too many pieces');
    }
    const [first, ...rest] = pieces;
    if (first === undefined) throw this.#cursor.wrong('expected a value');
    const at = rest.length === 0 ? first : concatenated([first, ...rest]);
    return { kind: 'scalar', value: !isText && at.text === 'null' ? null : at.text, at };
  }

  #list(depth: number): Growing {
    const open = this.#cursor.index;
    const items: Growing[] = [];
    this.#cursor.mark('[');
    for (;;) {
      this.#cursor.take(SEPARATOR);
      if (this.#cursor.mark(']')) break;
      if (this.#cursor.is('{')) {
        const map = growing(part(this.#content, this.#cursor.index, this.#cursor.index));
        this.#object(map, depth + 1);
        items.push(map);
      } else items.push(this.#value(depth + 1));
    }
    return { kind: 'growing-list', at: part(this.#content, open, this.#cursor.index), items };
  }

  #quoted(): Located | undefined {
    const triple = this.#cursor.takeInside(TRIPLE, 3);
    if (triple !== undefined) return triple;
    const raw = this.#cursor.takeInside(QUOTED);
    if (raw === undefined) {
      if (this.#cursor.is('"')) throw this.#cursor.wrong('this text is not closed on its line');
      return undefined;
    }
    return decodedBy(
      raw,
      /\\(?:u([\da-fA-F]{4})|([^]))/g,
      ([, code, character = '']) =>
        code === undefined ? (MEANT[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
      escapeJson,
    );
  }

  /** `${?NAME}` is removed if NAME is undefined; in either case the value is not here. */
  #substitution(): Located | undefined {
    const from = this.#cursor.index;
    const name = this.#cursor.match(SUBSTITUTION)?.[1];
    if (name === undefined) return undefined;
    const at = this.#cursor.take(SUBSTITUTION) ?? part(this.#content, from, from);
    return opaque(
      at,
      `\${${name
        .trim()
        .replace(/[^\w.-]/g, '_')
        .replace(/^(?=\d)/, '_')}}`,
    );
  }

  /** `//` begins a comment even in the middle of a word. */
  #unquoted(): Located | undefined {
    const word = this.#cursor.match(UNQUOTED)?.[0];
    if (word === undefined) return undefined;
    const cut = word.indexOf('//');
    if (cut === 0) return undefined;
    const from = this.#cursor.index;
    this.#cursor.index += cut < 0 ? word.length : cut;
    const at = part(this.#content, from, this.#cursor.index);
    return { ...at, spell: (text) => at.spell(JSON.stringify(text)) };
  }
}

const MEANT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
