import { part, type Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';

/** A position in a text, for recursive descent parsers. */
export class Cursor {
  /** The index of the next character in the source's text. */
  index = 0;
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  isAtEnd(): boolean {
    return this.index >= this.#source.content.text.length;
  }

  is(mark: string): boolean {
    return this.#source.content.text.startsWith(mark, this.index);
  }

  /** Consumes this mark, if it comes next. */
  mark(mark: string): boolean {
    const isNext = this.is(mark);
    if (isNext) this.index += mark.length;
    return isNext;
  }

  /** @param pattern sticky */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.index;
    return pattern.exec(this.#source.content.text) ?? undefined;
  }

  /**
   * Consumes what a pattern matches here.
   *
   * @param pattern sticky
   */
  take(pattern: RegExp): Located | undefined {
    const from = this.index;
    const length = this.match(pattern)?.[0].length;
    if (length === undefined) return undefined;
    this.index += length;
    return this.since(from);
  }

  /** The same, without the quotes around it. */
  takeInside(pattern: RegExp, quotes = 1): Located | undefined {
    const all = this.take(pattern);
    return all === undefined ? undefined : part(all, quotes, all.text.length - quotes);
  }

  since(from: number): Located {
    return part(this.#source.content, from, this.index);
  }

  /** The error for unexpected text, or the end of the text. */
  wrong(what: string): Error {
    return unreadableAt(
      this.#source,
      this.index,
      this.isAtEnd() ? 'the file ends too early; was it cut off?' : what,
    );
  }
}
