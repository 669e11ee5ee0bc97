import { withoutIndentation } from './hcl-text.ts';
import { part, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';

/** White space and comments within a line, where a line break would end the expression. */
export const SPACE = /(?:[ \t\r\ufeff]+|\/\*(?:[^]*?\*\/|(?<unclosed>[^]*)))+/y;
export const SPACE_AND_LINES =
  /(?:[ \t\r\n\ufeff]+|#[^\n]*|\/\/[^\n]*|\/\*(?:[^]*?\*\/|(?<unclosed>[^]*)))+/y;
/** Up to the end of the line. */
export const SPACE_AND_COMMENT =
  /(?:[ \t\r\ufeff]+|#[^\n]*|\/\/[^\n]*|\/\*(?:[^]*?\*\/|(?<unclosed>[^]*)))+/y;
export const LITERAL = /(?:-?\d[\w.+-]*|true|false)(?![\w.[(])/y;

export const WRAPPER =
  /(?:jsonencode|yamlencode|sensitive|nonsensitive|tolist|toset|tomap|convert\.nonsensitive)[ \t]*\(/y;

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
/** `otelcol.exporter.kafka`, as Grafana Alloy calls its components. */
const DOTTED_NAME = /[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*/uy;
const RAW = /`[^`]*`/y;
const HEREDOC = /<<-?([A-Za-z_][\w-]*)[ \t\r]*\n/y;

/** Limits nested interpolations. */
const DEEPEST = 20;

/** The tokens of HCL in sequence, each with its place: the "Lexical Elements" of its specification. */
export class HclScanner {
  /** The index of the next token in the source's text. */
  index = 0;
  /**
   * Where skipped expressions end, by their beginnings: an object that turns out to be none is skipped once, not once for
   * each object around it.
   */
  readonly skipped = new Map<number, number>();
  readonly #source: Source;
  readonly #text: string;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.content.text;
  }

  /** The next `count` characters, without consuming them. */
  ahead(count: number): string {
    return this.#text.slice(this.index, this.index + count);
  }

  is(mark: string): boolean {
    return this.#text.startsWith(mark, this.index);
  }

  isAtEnd(): boolean {
    return this.index >= this.#text.length;
  }

  /**
   * @param pattern sticky
   * @throws UsageError for a comment that is not closed
   */
  take(pattern: RegExp): string | undefined {
    const match = this.#match(pattern);
    this.index += match?.[0].length ?? 0;
    const unclosed = match?.groups?.['unclosed'];
    if (unclosed !== undefined) throw this.unclosed(this.index - unclosed.length - '/*'.length);
    return match?.[0];
  }

  takeMark(mark: string): boolean {
    const isNext = this.is(mark);
    if (isNext) this.index += mark.length;
    return isNext;
  }

  takeName(): Located | undefined {
    const from = this.index;
    return this.take(NAME) === undefined ? undefined : this.since(from);
  }

  takeDottedName(): Located | undefined {
    const from = this.index;
    return this.take(DOTTED_NAME) === undefined ? undefined : this.since(from);
  }

  /** A text in backticks, which has no escapes. */
  takeRaw(): Located {
    const open = this.index;
    if (this.take(RAW) === undefined) throw this.unclosed(open);
    return this.#part(open + 1, this.index - 1);
  }

  /** The raw text between the quotes that begin here, with its escapes and interpolations. */
  takeQuoted(): Located {
    const open = this.index;
    const end = this.#endOfQuoted(open);
    this.index = end + 1;
    return this.#part(open + 1, end);
  }

  takeHeredoc(): Located {
    const open = this.index;
    const begun = this.#match(HEREDOC);
    if (begun === undefined) throw this.wrong('expected the word that ends the heredoc, and a new line');
    const start = open + begun[0].length;
    const close = new RegExp(`^[ \\t]*${begun[1]!}[ \\t\\r]*$`, 'm').exec(this.#text.slice(start));
    if (close === null) throw this.unclosed(open);
    this.index = start + close.index + close[0].length;
    const raw = this.#part(start, start + close.index);
    const isIndented = begun[0].startsWith('<<-');
    return isIndented ? withoutIndentation(raw) : raw;
  }

  /** What was read since this position. */
  since(from: number): Located {
    return this.#part(from, this.index);
  }

  /** The error for unexpected text, or the end of the text. */
  wrong(what: string): Error {
    const isEnd = this.isAtEnd();
    return unreadableAt(this.#source, this.index, isEnd ? 'the file ends too early; was it cut off?' : what);
  }

  /** The error for a bracket or quote at `open` without its counterpart. */
  unclosed(open: number): Error {
    return unreadableAt(this.#source, open, 'not closed; was the file cut off?');
  }

  /** Strings inside an interpolation have their own quotes: `"${lookup(var.a, "b")}"`. */
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
    throw this.unclosed(open);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.index;
    return pattern.exec(this.#text) ?? undefined;
  }

  #part(from: number, to: number): Located {
    return part(this.#source.content, from, to);
  }
}
