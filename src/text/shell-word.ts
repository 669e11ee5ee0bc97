import { decoded, type Located } from './located.ts';

/** A word of a shell command line, without its quotes. */
export interface Word {
  readonly value: Located;
  /** Index behind it. */
  readonly end: number;
  /** Offsets in the file of what the shell replaces: `$` and `` ` ``. */
  readonly dollars: readonly number[];
  /** Index of a quotation mark that is not closed. */
  readonly open?: number;
}

/**
 * Reads one word as a POSIX shell does (Shell Command Language, section 2.2): it ends at a blank, at the end of the line or at
 * a character that the shell keeps for itself. What it expands is left as it stands.
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

/** Blanks and operators (section 2.3). */
const ENDS = /[\s;&|<>()]/;

/** What a shell replaces, where it stands outside single quotes. */
export const EXPANDS = /^(?:\$[\w({!@#?*-]|`)/;

type Quote = 'none' | 'single' | 'double';

/** Text in the making, which knows for each of its characters where it comes from. */
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

/** How text is written in quotes of a kind, or without. */
const SPELL: Readonly<Record<Quote, (text: string) => string>> = {
  none: (text) => text.replace(/[^\w.,:/@%+=-]/g, (mark) => (mark === '\n' ? "'\n'" : `\\${mark}`)),
  single: (text) => text.replaceAll("'", String.raw`'\''`),
  double: (text) => text.replace(/[\\"$`]/g, String.raw`\$&`),
};

/** @returns the index behind it, or the complement of the index of the mark that is not closed */
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
