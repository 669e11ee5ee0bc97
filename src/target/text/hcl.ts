import { isTooDeep } from './depth.ts';
import { isTemplate, unescaped, withoutIndentation } from './hcl-text.ts';
import { part, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';

/*
 * As much of HCL's native syntax as configuration files have (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md): blocks,
 * attributes, texts, heredocs, lists and objects. Expressions are not evaluated. The parsers that are on npm are the one
 * of Go, compiled (2 MB, and no places), or know the first version of the language alone.
 */

export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Attribute {
  readonly name: Located;
  readonly value: Expression;
}

export interface Block {
  readonly type: Located;
  readonly labels: readonly Located[];
  readonly body: Body;
}

export type Expression =
  /** A text, number or switch that stands there itself. */
  | { readonly kind: 'text'; readonly at: Located }
  /** A heredoc, whatever is to be filled in in it. */
  | { readonly kind: 'heredoc'; readonly at: Located }
  | { readonly kind: 'object'; readonly at: Located; readonly attributes: readonly Attribute[] }
  | { readonly kind: 'list'; readonly at: Located; readonly items: readonly Expression[] }
  /** What Terraform works out: a variable, the attribute of a resource, a text with such in it. */
  | { readonly kind: 'other'; readonly at: Located };

/** @throws UsageError with the place of what breaks the grammar */
export function parseHcl(source: Source): Body {
  if (isTooDeep(source.content.text))
    throw unreadableAt(source, 0, 'is nested more deeply than a configuration is');
  const reader = new Reader(source);
  const body = reader.body();
  reader.expectEnd();
  return body;
}

/** More than any block of Terraform has. */
const MOST_LABELS = 10;

const STRANGE = 'does not belong here: a block or an attribute must begin';

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const SPACE = /(?:[ \t\r\ufeff]+|\/\*[^]*?\*\/)+/y;
const SPACE_AND_LINES = /(?:[ \t\r\n\ufeff]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const LITERAL = /(?:-?\d[\w.+-]*|true|false)(?![\w.[(])/y;
const HEREDOC = /<<-?([A-Za-z_][\w-]*)[ \t\r]*\n/y;

class Reader {
  readonly #source: Source;
  readonly #text: string;
  #index = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.content.text;
  }

  body(): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (;;) {
      this.#take(SPACE_AND_LINES);
      const name = this.#name();
      if (name === undefined) return { attributes, blocks };
      this.#take(SPACE);
      if (this.#is('=')) {
        this.#index += 1;
        attributes.push({ name, value: this.#expression() });
      } else blocks.push(this.#block(name));
    }
  }

  expectEnd(): void {
    if (this.#index < this.#text.length) throw this.#wrong(STRANGE);
  }

  #block(type: Located): Block {
    const labels: Located[] = [];
    for (;;) {
      this.#take(SPACE);
      const label = this.#is('"') ? this.#quoted().at : this.#name();
      if (label === undefined || labels.length === MOST_LABELS) break;
      labels.push(label);
    }
    if (!this.#is('{')) throw this.#wrong('must be "=" and a value, or "{" and a block');
    const open = this.#index;
    this.#index += 1;
    const body = this.body();
    if (!this.#is('}')) throw this.#isAtEnd() ? this.#unclosed(open) : this.#wrong(STRANGE);
    this.#index += 1;
    return { type, labels, body };
  }

  /** One that is more than a value (`"a" == var.b ? ...`) is passed over as a whole. */
  #expression(): Expression {
    this.#take(SPACE);
    const from = this.#index;
    const value = this.#value();
    this.#take(SPACE);
    const ends =
      value?.kind === 'heredoc' ||
      /^(?:[\n,}\]]|#|\/\/|$)/.test(this.#text.slice(this.#index, this.#index + 2));
    return value !== undefined && ends ? value : this.#rest(from);
  }

  #value(): Expression | undefined {
    const from = this.#index;
    if (this.#is('"')) return this.#quoted();
    if (this.#is('[')) return this.#list();
    if (this.#is('{')) return this.#object();
    if (this.#is('<<')) return this.#heredoc();
    const literal = this.#take(LITERAL);
    return literal === undefined ? undefined : { kind: 'text', at: this.#part(from, this.#index) };
  }

  #list(): Expression {
    const open = this.#index;
    const items: Expression[] = [];
    this.#index += 1;
    for (;;) {
      this.#take(SPACE_AND_LINES);
      if (this.#is(']')) break;
      if (this.#index >= this.#text.length) throw this.#unclosed(open);
      items.push(this.#expression());
      this.#take(SPACE_AND_LINES);
      if (this.#is(',')) this.#index += 1;
      else if (!this.#is(']'))
        throw this.#isAtEnd() ? this.#unclosed(open) : this.#wrong('must be a comma or "]"');
    }
    this.#index += 1;
    return { kind: 'list', at: this.#part(open, this.#index), items };
  }

  /** A `for` expression looks like one at first. */
  #object(): Expression | undefined {
    const open = this.#index;
    const attributes: Attribute[] = [];
    this.#index += 1;
    for (;;) {
      this.#take(SPACE_AND_LINES);
      if (this.#is('}')) break;
      if (this.#isAtEnd()) throw this.#unclosed(open);
      const name = this.#is('"') ? this.#quoted().at : this.#name();
      this.#take(SPACE);
      if (name === undefined || !(this.#is('=') || this.#is(':'))) {
        this.#index = open;
        return undefined;
      }
      this.#index += 1;
      attributes.push({ name, value: this.#expression() });
      this.#take(SPACE_AND_LINES);
      if (this.#is(',')) this.#index += 1;
    }
    this.#index += 1;
    return { kind: 'object', at: this.#part(open, this.#index), attributes };
  }

  /** A text on one line, with escapes; one that is to be filled in is none yet. */
  #quoted(): Expression {
    const open = this.#index;
    const end = this.#endOfQuoted(open);
    this.#index = end + 1;
    const raw = this.#part(open + 1, end);
    return isTemplate(raw.text) ? { kind: 'other', at: raw } : { kind: 'text', at: unescaped(raw) };
  }

  /** Texts in an interpolation have quotes of their own: `"${lookup(var.a, "b")}"`. */
  #endOfQuoted(open: number): number {
    const nesting: number[] = [];
    for (let index = open + 1; index < this.#text.length; index += 1) {
      const mark = this.#text[index]!;
      if (mark === '\\') index += 1;
      else if (mark === '\n') break;
      else if (/[$%]/.test(mark) && this.#text[index + 1] === '{') {
        if (this.#text[index - 1] !== mark) nesting.push(1);
        index += 1;
      } else if (mark === '"' && nesting.length === 0) return index;
      else if (mark === '"' && nesting.length < DEEPEST) index = this.#endOfQuoted(index);
      else if (nesting.length > 0 && mark === '{') nesting.push(1);
      else if (nesting.length > 0 && mark === '}') nesting.pop();
    }
    throw this.#unclosed(open);
  }

  #heredoc(): Expression {
    const open = this.#index;
    const begun = this.#match(HEREDOC);
    if (begun === undefined) throw this.#wrong('must be the word that ends the heredoc, and then a new line');
    const start = open + begun[0].length;
    const close = new RegExp(`^[ \\t]*${begun[1]!}[ \\t\\r]*$`, 'm').exec(this.#text.slice(start));
    if (close === null) throw this.#unclosed(open);
    this.#index = start + close.index + close[0].length;
    const raw = this.#part(start, start + close.index);
    const isIndented = begun[0].startsWith('<<-');
    return { kind: 'heredoc', at: isIndented ? withoutIndentation(raw) : raw };
  }

  /** Up to the end of the line, or of what it is within; brackets and texts in it are passed over. */
  #rest(from: number): Expression {
    this.#index = from;
    const open: number[] = [];
    while (!this.#isAtEnd()) {
      const mark = this.#text[this.#index]!;
      if (open.length === 0 && /[\n,}\])]/.test(mark)) break;
      if (this.#take(open.length === 0 ? COMMENT : SPACE_AND_LINES) !== undefined) continue;
      if (mark === '"') {
        this.#index = this.#endOfQuoted(this.#index) + 1;
        continue;
      }
      if (/[([{]/.test(mark)) open.push(this.#index);
      if (/[)\]}]/.test(mark)) open.pop();
      this.#index += 1;
    }
    if (open.length > 0) throw this.#unclosed(open[0]!);
    if (this.#index === from) throw this.#wrong('must be a value');
    const at = this.#part(from, this.#index);
    return { kind: 'other', at: { ...at, text: at.text.trimEnd() } };
  }

  #name(): Located | undefined {
    const from = this.#index;
    return this.#take(NAME) === undefined ? undefined : this.#part(from, this.#index);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#index;
    return pattern.exec(this.#text) ?? undefined;
  }

  #take(pattern: RegExp): string | undefined {
    const match = this.#match(pattern);
    this.#index += match?.[0].length ?? 0;
    return match?.[0];
  }

  #is(mark: string): boolean {
    return this.#text.startsWith(mark, this.#index);
  }

  #isAtEnd(): boolean {
    return this.#index >= this.#text.length;
  }

  #part(from: number, to: number): Located {
    return part(this.#source.content, from, to);
  }

  #wrong(what: string): Error {
    const isEnd = this.#isAtEnd();
    return unreadableAt(
      this.#source,
      this.#index,
      isEnd ? 'ends before it is complete; is it cut off?' : what,
    );
  }

  #unclosed(open: number): Error {
    return unreadableAt(this.#source, open, 'is not closed; is the file cut off?');
  }
}

const COMMENT = /(?:[ \t\r\ufeff]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;

/** Interpolations within texts within interpolations. */
const DEEPEST = 20;
