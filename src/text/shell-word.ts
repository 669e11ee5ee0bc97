import { decoded, type Located } from './located.ts';

/** A word of a shell command line, without its quotes. */
export interface Word {
  readonly value: Located;
  /** Index after it. */
  readonly end: number;
  /** File offsets of what the shell expands: `$` and `` ` ``. */
  readonly dollars: readonly number[];
  /** Index of an unclosed quote. */
  readonly open?: number;
}

/**
 * Reads one word like a POSIX shell (Shell Command Language, section 2.2): it ends at white space or at a special
 * character. Expansions stay as written.
 */
export function readWord(content: Located, from: number): Word {
  const { text } = content;
  const made = new Made(content);
  let index = from;
  let open: number | undefined;
  while (index < text.length && !ENDS.test(text[index]!)) {
    const mark = text[index]!;
    if (mark === "'") index = single(text, index, made);
    else if (mark === '"') index = double(text, index, made);
    else index = bare(text, index, made);
    if (index < 0) {
      open = ~index;
      index = text.length;
    }
  }
  return {
    value: made.located(index),
    end: index,
    dollars: made.dollars,
    ...(open !== undefined && { open }),
  };
}

/** White space and operators (section 2.3). */
const ENDS = /[\s;&|<>()]/;

/** What a shell expands outside single quotes. */
export const EXPANDS = /^(?:\$[\w({!@#?*-]|`)/;

type Quote = 'none' | 'single' | 'double';

/** A text under construction, with the origin of each of its characters. */
class Made {
  text = '';
  readonly dollars: number[] = [];
  readonly #content: Located;
  readonly #origins: number[] = [];
  readonly #taken: number[] = [];
  readonly #quotes = new Set<Quote>();
  #end: number | undefined;

  constructor(content: Located) {
    this.#content = content;
  }

  add(character: string, origin: number): void {
    this.text += character;
    for (let unit = 0; unit < character.length; unit += 1) this.#origins.push(origin);
  }

  expands(index: number): void {
    if (EXPANDS.test(this.#content.text.slice(index, index + 2)))
      this.dollars.push(this.#content.offsetAt(index));
  }

  takes(index: number): void {
    this.#taken.push(this.#content.offsetAt(index));
  }

  /** @param end of the text in these quotes; the last one is the end of the word */
  in(quote: Quote, end?: number): void {
    this.#quotes.add(quote);
    this.#end = end;
  }

  located(end: number): Located {
    const [quote = 'none', ...more] = this.#quotes;
    return {
      ...decoded(this.#content, this.text, [...this.#origins, this.#end ?? end], SPELL[quote]),
      ...(more.length > 0 && { editable: false }),
      ...(this.#taken.length > 0 && { taken: this.#taken }),
    };
  }
}

/** Escapes text for a kind of quotes, or for none. */
const SPELL: Readonly<Record<Quote, (text: string) => string>> = {
  none: (text) => text.replace(/[^\w.,:/@%+=-]/g, (mark) => (mark === '\n' ? "'\n'" : `\\${mark}`)),
  single: (text) => text.replaceAll("'", String.raw`'\''`),
  double: (text) => text.replace(/[\\"$`]/g, String.raw`\$&`),
};

/** @returns the index after it, or the complement of the index of an unclosed quote */
function single(text: string, from: number, made: Made): number {
  const end = text.indexOf("'", from + 1);
  if (end < 0) return ~from;
  for (let index = from + 1; index < end; index += 1) made.add(text[index]!, index);
  made.in('single', end);
  return end + 1;
}

function double(text: string, from: number, made: Made): number {
  let index = from + 1;
  for (; index < text.length && text[index] !== '"'; index += 1) {
    const next = text[index + 1] ?? '';
    if (text[index] === '\\' && /[\\"$`\n]/.test(next)) {
      if (next !== '\n') made.add(next, index);
      index += 1;
    } else {
      made.expands(index);
      made.add(text[index]!, index);
    }
  }
  if (index >= text.length) return ~from;
  made.in('double', index);
  return index + 1;
}

function bare(text: string, from: number, made: Made): number {
  made.in('none');
  if (text[from] !== '\\') {
    made.expands(from);
    made.add(text[from]!, from);
    return from + 1;
  }
  const next = /\r\n|[^]/y;
  next.lastIndex = from + 1;
  const [taken = ''] = next.exec(text) ?? [];
  if (!/^[\r\n]/.test(taken)) made.add(taken, from);
  if (/^\w/.test(taken)) made.takes(from);
  return from + 1 + taken.length;
}
