import { isTooDeep } from './depth.ts';
import { opaque, part, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';
import type { Tree, TreeMap } from './tree.ts';

/**
 * A pipeline of Logstash: `input`, `filter` and `output` with plugins in them, whose options are `name => value`. What stands in
 * a condition is taken as if it stood there without one. There is no parser for it on npm.
 * https://www.elastic.co/docs/reference/logstash/configuration-file-structure
 *
 * @throws UsageError with the place of the first fault and no text of the file
 */
export function parseLogstash(source: Source): Tree {
  const before = parsed.get(source);
  if (before !== undefined) return before;
  if (isTooDeep(source.content.text))
    throw unreadableAt(source, 0, 'the file is nested too deeply for a configuration');
  const pipeline = new Pipeline(source);
  const tree = { kind: 'map', at: part(source.content, 0, 0), entries: pipeline.blocks() } as const;
  parsed.set(source, tree);
  return tree;
}

const parsed = new WeakMap<Source, Tree>();

/** How such a file looks, whatever stands before its first section. */
export const isLogstash = (text: string): boolean =>
  /^[ \t]*(?:input|filter|output)\s*\{/m.test(text) && /^[^#\n]{0,200}=>/m.test(text);

const SPACE = /(?:\s|#[^\n]*)+/y;
const NAME = /[A-Za-z_@][\w@-]*/y;
/** Up to the brace that opens its block. */
const CONDITION = /(?:else[ \t]+if|if|else)\b(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[^{"'])*/y;
const DOUBLE = /"(?:[^"\\]|\\[^])*"/y;
const SINGLE = /'(?:[^'\\]|\\[^])*'/y;
const BARE = /[\w.:/@-]+/y;

type Entries = TreeMap['entries'][number][];

class Pipeline {
  #index = 0;
  readonly #source: Source;
  readonly #content: Located;

  constructor(source: Source) {
    this.#source = source;
    this.#content = source.content;
  }

  blocks(): TreeMap['entries'] {
    const entries = this.#entries();
    if (this.#index < this.#content.text.length)
      throw this.#wrong('expected a section, a plugin or an option');
    return entries;
  }

  /** Sections, plugins and options alike; those within a condition are their neighbours. */
  #entries(): Entries {
    const entries: Entries = [];
    for (;;) {
      this.#take(SPACE);
      if (this.#take(CONDITION) !== undefined) {
        entries.push(...this.#block());
        continue;
      }
      const key = this.#quoted() ?? this.#take(NAME);
      if (key === undefined) return entries;
      this.#take(SPACE);
      if (this.#mark('=>')) {
        this.#take(SPACE);
        entries.push({ key, value: this.#value() });
      } else entries.push({ key, value: { kind: 'map', at: part(key, 0, 0), entries: this.#block() } });
      this.#take(SPACE);
      this.#mark(',');
    }
  }

  #block(): Entries {
    if (!this.#mark('{')) throw this.#wrong('expected "{" or "=>"');
    const entries = this.#entries();
    if (!this.#mark('}')) throw this.#wrong('expected an option, or "}"');
    return entries;
  }

  #value(): Tree {
    const from = this.#index;
    if (this.#is('{')) return { kind: 'map', at: part(this.#content, from, from), entries: this.#block() };
    if (this.#mark('[')) {
      const items: Tree[] = [];
      for (;;) {
        this.#take(SPACE);
        if (this.#mark(']')) return { kind: 'list', at: part(this.#content, from, this.#index), items };
        items.push(this.#value());
        this.#take(SPACE);
        this.#mark(',');
      }
    }
    const text = this.#quoted() ?? this.#bare();
    if (text === undefined) throw this.#wrong('expected a value');
    // A plugin may be a value: a codec with options of its own.
    this.#take(SPACE);
    if (this.#is('{')) this.#block();
    return { kind: 'scalar', value: text.text, at: text };
  }

  /** Without `config.support_escapes` a backslash is one; a quote behind it does not end the text. */
  #quoted(): Located | undefined {
    const raw = this.#take(DOUBLE) ?? this.#take(SINGLE);
    if (raw === undefined) return undefined;
    const quote = raw.text.slice(0, 1);
    const inside = part(raw, 1, raw.text.length - 1);
    if (inside.text.includes('\\')) return opaque(inside, inside.text.replaceAll(`\\${quote}`, quote));
    return { ...inside, spell: (text) => (text.includes(quote) ? raw.text : inside.spell(text)) };
  }

  #bare(): Located | undefined {
    const at = this.#take(BARE);
    return at === undefined ? undefined : { ...at, spell: (text) => at.spell(JSON.stringify(text)) };
  }

  #take(pattern: RegExp): Located | undefined {
    pattern.lastIndex = this.#index;
    const length = pattern.exec(this.#content.text)?.[0].length;
    if (length === undefined) return undefined;
    this.#index += length;
    return part(this.#content, this.#index - length, this.#index);
  }

  #is(mark: string): boolean {
    return this.#content.text.startsWith(mark, this.#index);
  }

  #mark(mark: string): boolean {
    const isNext = this.#is(mark);
    if (isNext) this.#index += mark.length;
    return isNext;
  }

  #wrong(what: string): Error {
    const isEnd = this.#index >= this.#content.text.length;
    return unreadableAt(this.#source, this.#index, isEnd ? 'the file ends too early; was it cut off?' : what);
  }
}
