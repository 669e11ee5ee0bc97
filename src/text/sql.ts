import { Cursor } from './cursor.ts';
import { decodedBy, opaque, part, type Located } from './located.ts';
import { nextOf } from './next.ts';
import { unreadableAt, type Source } from './source.ts';
import type { Tree, TreeMap } from './tree.ts';
import { once } from './once.ts';

/*
 * SQL statements, as far as connector options require: `WITH ('name' = 'value', …)`, `OPTIONS (…)`, `CONFIG '…'`, `INTO
 * '…'`, `SET name = value`. The products with such statements have nothing else in common, and each parser on npm
 * covers only some of them and rejects the others (dt-sql-parser, 4 MB: Flink and Spark, not CockroachDB, RisingWave,
 * ksqlDB and Materialize; sql-parser-cst is under the GPL). So this parses what they all share: words, quotes, comments
 * and brackets.
 */

/**
 * Each statement as a map: `statement` is its beginning (`CREATE TABLE orders`), an option list is under the word
 * before its bracket, a string under the word before it, in lower case. A computed value is null. A file that does not
 * mention Kafka is skipped.
 *
 * @throws UsageError with the place of an unclosed quote or bracket
 */
export const parseSql = once((source: Source): readonly Tree[] => {
  const { text } = source.content;
  if (!/kafka/i.test(text)) return [];
  if ((text.match(/[=(,']/g)?.length ?? 0) > MOST_MARKS)
    throw unreadableAt(source, 0, 'the file has too many values for a configuration');
  const statements = new Statements(source).all();
  return statements;
});

const MOST_MARKS = 200_000;
const DEEPEST = 50;

const SPACE = /(?:[\s\ufeff]|--[^\n]*|\/\*[^]*?(?:\*\/|$))+/y;
const TEXT = /'(?:[^']|'')*'/y;
const NAME = /"(?:[^"]|"")*"|`[^`]*`/y;
/** Postgres: around a function body. */
const DOLLARS = /\$(\w{0,40})\$/y;
const ALL_DOLLARS = /\$(?=(\w{0,40})\$)/g;
/** `properties.bootstrap.server`, `true`, `9092`: also unquoted names with dots and dashes. */
const WORD = /[\p{L}\p{N}_$@]+(?:[.:-][\p{L}\p{N}_$@]+)*/uy;
const EQUALS = /(?:=>?|:=)/y;
const OTHER = /[^]/y;

type Token =
  | { readonly kind: 'word' | 'text' | 'name' | 'equals' | 'other'; readonly at: Located }
  | { readonly kind: 'group'; readonly at: Located; readonly items: readonly (readonly Token[])[] };

class Statements {
  readonly #source: Source;
  readonly #cursor: Cursor;
  readonly #dollars: ReturnType<typeof nextOf>;

  constructor(source: Source) {
    this.#source = source;
    this.#cursor = new Cursor(source);
    this.#dollars = nextOf(source.content.text, ALL_DOLLARS);
  }

  all(): readonly Tree[] {
    const statements: Tree[] = [];
    while (!this.#cursor.isAtEnd()) {
      const tokens = this.#tokens(';', 0);
      this.#cursor.mark(';');
      if (tokens.length > 0) statements.push(statementOf(tokens, this.#source));
    }
    return statements;
  }

  /** Up to one of these marks, or the end. */
  #tokens(ends: string, depth: number): readonly Token[] {
    const cursor = this.#cursor;
    const tokens: Token[] = [];
    for (;;) {
      cursor.take(SPACE);
      if (cursor.isAtEnd() || [...ends].some((end) => cursor.is(end))) return tokens;
      tokens.push(this.#token(depth));
    }
  }

  #token(depth: number): Token {
    const cursor = this.#cursor;
    if (cursor.is('(')) return this.#group(depth);
    const text = cursor.takeInside(TEXT);
    if (text !== undefined) return { kind: 'text', at: undoubled(text, `'`) };
    const name = cursor.takeInside(NAME);
    if (name !== undefined) return { kind: 'name', at: undoubled(name, '"') };
    const body = this.#body();
    if (body !== undefined) return { kind: 'other', at: body };
    if (cursor.is(`'`) || cursor.is('"')) throw cursor.wrong('this text is not closed');
    const word = cursor.take(WORD);
    if (word !== undefined) return { kind: 'word', at: word };
    const equals = cursor.take(EQUALS);
    return equals === undefined
      ? { kind: 'other', at: cursor.take(OTHER) ?? cursor.since(cursor.index) }
      : { kind: 'equals', at: equals };
  }

  #body(): Located | undefined {
    const from = this.#cursor.index;
    const [dollars, tag = ''] = this.#cursor.match(DOLLARS) ?? [];
    const close = dollars === undefined ? undefined : this.#dollars(tag, from + dollars.length);
    if (dollars === undefined || close === undefined) return undefined;
    this.#cursor.index = close + dollars.length;
    return this.#cursor.since(from);
  }

  #group(depth: number): Token {
    const cursor = this.#cursor;
    const open = cursor.index;
    if (depth > DEEPEST) throw cursor.wrong('nested too deeply for a configuration');
    cursor.mark('(');
    const items: (readonly Token[])[] = [];
    for (;;) {
      items.push(this.#tokens(',)', depth + 1));
      if (cursor.mark(',')) continue;
      if (cursor.mark(')')) return { kind: 'group', at: cursor.since(open), items };
      throw unreadableAt(this.#source, open, 'not closed; was the file cut off?');
    }
  }
}

/** A doubled quote means one. */
const undoubled = (text: Located, quote: string): Located =>
  decodedBy(
    text,
    new RegExp(quote + quote, 'g'),
    () => quote,
    (plain) => plain.replaceAll(quote, quote + quote),
  );

type Entries = TreeMap['entries'][number][];

function statementOf(tokens: readonly Token[], source: Source): Tree {
  const words = tokens.findIndex(({ kind }) => kind !== 'word' && kind !== 'name');
  const last = tokens[(words < 0 ? tokens.length : words) - 1];
  const [first] = tokens;
  const beginning = first?.at ?? source.content;
  const head = part(source.content, 0, 0);
  const entries: Entries = [
    {
      key: { ...head, text: 'statement' },
      value: scalar(last === undefined ? part(beginning, 0, 0) : spanning(beginning, last.at, source)),
    },
    ...clausesIn(tokens, source),
  ];
  return { kind: 'map', at: part(beginning, 0, 0), entries };
}

const spanning = (from: Located, to: Located, { file, content }: Source): Located => ({
  ...content,
  text: file.slice(from.offsetAt(0), to.offsetAt(to.text.length)),
  offsetAt: (index) => from.offsetAt(0) + index,
});

/** Option lists and strings by the word before them, including those of nested queries. */
function clausesIn(tokens: readonly Token[], source: Source): Entries {
  const entries: Entries = settingsIn(tokens, source);
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const key = before?.kind === 'word' ? { ...before.at, text: before.at.text.toLowerCase() } : undefined;
    const isName = tokens[index + 1]?.kind === 'equals';
    if (token.kind === 'text' && key !== undefined && !isName) entries.push({ key, value: scalar(token.at) });
    if (token.kind !== 'group') return;
    const options = optionsIn(token.items, source);
    if (options.length > 0 && key !== undefined)
      entries.push({ key, value: { kind: 'map', at: part(token.at, 0, 0), entries: options } });
    else for (const item of token.items) entries.push(...clausesIn(item, source));
  });
  return entries;
}

/** `SET 'name' = 'value'`. */
function settingsIn(tokens: readonly Token[], source: Source): Entries {
  const [set, ...rest] = tokens;
  if (set?.kind !== 'word' || !/^set$/i.test(set.at.text)) return [];
  const entries = optionsIn([rest], source);
  const key = { ...set.at, text: 'set' };
  return entries.length === 0 ? [] : [{ key, value: { kind: 'map', at: part(set.at, 0, 0), entries } }];
}

/** `'name' = 'value'`, `name => value`, and `BROKER 'value'`; in Spark with any quotes. */
function optionsIn(items: readonly (readonly Token[])[], source: Source): Entries {
  const pairs = items.flatMap((item): Entries => {
    const equals = item.findIndex(({ kind }) => kind === 'equals');
    const [names, values] =
      equals < 0 ? [item.slice(0, -1), item.slice(-1)] : [item.slice(0, equals), item.slice(equals + 1)];
    const [first, last] = [names[0], names.at(-1)];
    const isNamed = names.every(({ kind }) => kind === 'word' || (names.length === 1 && kind !== 'other'));
    if (first === undefined || last === undefined || first.kind === 'group' || !isNamed) return [];
    if (equals < 0 && values[0]?.kind !== 'text' && values[0]?.kind !== 'name') return [];
    const key = names.length === 1 ? first.at : spanning(first.at, last.at, source);
    return [{ key, value: valueOf(values, key) }];
  });
  return alone(pairs, source);
}

function valueOf(values: readonly Token[], key: Located): Tree {
  const [value, second] = values;
  if (value !== undefined && value.kind !== 'group' && second === undefined) return scalar(value.at);
  return { kind: 'scalar', value: null, at: opaque(part(value?.at ?? key, 0, 0), '') };
}

const scalar = (at: Located): Tree => ({ kind: 'scalar', value: at.text, at });

/** An edit shows the whole line, which may contain secrets, so a value that shares its line is not editable. */
function alone(pairs: Entries, { placeAt }: Source): Entries {
  const lines = pairs.map(({ key }) => placeAt(key.offsetAt(0)).line);
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return pairs.map(({ key, value }, index) =>
    counts.get(lines[index] ?? 0) === 1 || value.kind !== 'scalar'
      ? { key, value }
      : {
          key: { ...key, editable: false },
          value: { ...value, at: { ...value.at, editable: false } },
        },
  );
}
