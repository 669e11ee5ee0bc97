import { Cursor } from './cursor.ts';
import { isTooDeep } from './depth.ts';
import { opaque, part, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';
import type { Tree, TreeMap } from './tree.ts';
import { once } from './once.ts';

/**
 * A Logstash pipeline: `input`, `filter` and `output` with plugins, whose options are `name => value`. The content of
 * conditions is read as if unconditional. npm has no parser for it.
 * https://www.elastic.co/docs/reference/logstash/configuration-file-structure
 *
 * @throws UsageError with the place of the first error and no text of the file
 */
export const parseLogstash = once((source: Source): Tree => {
  if (isTooDeep(source.content.text))
    throw unreadableAt(source, 0, 'the file is nested too deeply for a configuration');
  const pipeline = new Pipeline(source);
  const tree = { kind: 'map', at: part(source.content, 0, 0), entries: pipeline.blocks() } as const;
  return tree;
});

/** Whether a file looks like this, whatever precedes its first section. */
export const isLogstash = (text: string): boolean =>
  /^[ \t]*(?:input|filter|output)\s*\{/m.test(text) && /^[^#\n]{0,200}=>/m.test(text);

const SPACE = /(?:\s|#[^\n]*)+/y;
const NAME = /[A-Za-z_@][\w@-]*/y;
/** Up to the opening brace of its block. */
const CONDITION = /(?:else[ \t]+if|if|else)\b(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[^{"'])*/y;
const DOUBLE = /"(?:[^"\\]|\\[^])*"/y;
const SINGLE = /'(?:[^'\\]|\\[^])*'/y;
const BARE = /[\w.:/@-]+/y;

type Entries = TreeMap['entries'][number][];

class Pipeline {
  readonly #cursor: Cursor;
  readonly #content: Located;

  constructor(source: Source) {
    this.#cursor = new Cursor(source);
    this.#content = source.content;
  }

  blocks(): TreeMap['entries'] {
    const entries = this.#entries();
    if (!this.#cursor.isAtEnd()) throw this.#cursor.wrong('expected a section, a plugin or an option');
    return entries;
  }

  /** Sections, plugins and options; those inside a condition become siblings. */
  #entries(): Entries {
    const entries: Entries = [];
    for (;;) {
      this.#cursor.take(SPACE);
      if (this.#cursor.take(CONDITION) !== undefined) {
        entries.push(...this.#block());
        continue;
      }
      const key = this.#quoted() ?? this.#cursor.take(NAME);
      if (key === undefined) return entries;
      this.#cursor.take(SPACE);
      if (this.#cursor.mark('=>')) {
        this.#cursor.take(SPACE);
        entries.push({ key, value: this.#value() });
      } else entries.push({ key, value: { kind: 'map', at: part(key, 0, 0), entries: this.#block() } });
      this.#cursor.take(SPACE);
      this.#cursor.mark(',');
    }
  }

  #block(): Entries {
    if (!this.#cursor.mark('{')) throw this.#cursor.wrong('expected "{" or "=>"');
    const entries = this.#entries();
    if (!this.#cursor.mark('}')) throw this.#cursor.wrong('expected an option, or "}"');
    return entries;
  }

  #value(): Tree {
    const from = this.#cursor.index;
    if (this.#cursor.is('{'))
      return { kind: 'map', at: part(this.#content, from, from), entries: this.#block() };
    if (this.#cursor.mark('[')) {
      const items: Tree[] = [];
      for (;;) {
        this.#cursor.take(SPACE);
        if (this.#cursor.mark(']')) return { kind: 'list', at: this.#cursor.since(from), items };
        items.push(this.#value());
        this.#cursor.take(SPACE);
        this.#cursor.mark(',');
      }
    }
    const text = this.#quoted() ?? this.#bare();
    if (text === undefined) throw this.#cursor.wrong('expected a value');
    // A plugin may be a value: a codec with its own options.
    this.#cursor.take(SPACE);
    if (this.#cursor.is('{')) this.#block();
    return { kind: 'scalar', value: text.text, at: text };
  }

  /** Without `config.support_escapes` a backslash is literal, but a quote after it does not end the string. */
  #quoted(): Located | undefined {
    const raw = this.#cursor.take(DOUBLE) ?? this.#cursor.take(SINGLE);
    if (raw === undefined) return undefined;
    const quote = raw.text.slice(0, 1);
    const inside = part(raw, 1, raw.text.length - 1);
    if (inside.text.includes('\\')) return opaque(inside, inside.text.replaceAll(`\\${quote}`, quote));
    return { ...inside, spell: (text) => (text.includes(quote) ? raw.text : inside.spell(text)) };
  }

  #bare(): Located | undefined {
    const at = this.#cursor.take(BARE);
    return at === undefined ? undefined : { ...at, spell: (text) => at.spell(JSON.stringify(text)) };
  }
}
