import type { Value } from './value.ts';

/*
 * The subset of shell grammar that fixes are written in. It determines where a value goes, and so how it is quoted. A
 * fix outside this grammar is a bug, and throws.
 */

/** A command before quoting: source text that the shell interprets, and values that it must not. */
export type Chunk =
  { readonly kind: 'fixed'; readonly text: string } | { readonly kind: 'value'; readonly value: Value };

/** The position of a value in a command. */
export interface Place {
  readonly quote: '' | "'" | '"';
  /** It begins a word, so a leading hyphen would make it an option. */
  readonly beginsWord: boolean;
  /** It begins a word, or the value of an option (`--id=…`). */
  readonly beginsArgument: boolean;
  /** The program that is run; undefined when this is not a command, such as a JVM option. */
  readonly program: string | undefined;
}

export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'value'; readonly value: Value; readonly place: Place }
  | { readonly kind: 'substitution'; readonly tokens: readonly Token[] };

export type Token =
  | { readonly kind: 'word'; readonly segments: readonly Segment[] }
  | { readonly kind: 'operator'; readonly text: Operator }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'newline' };

export type Operator = '|' | '&&' | ';' | '<' | '>' | '2>';

/**
 * The words of a command.
 *
 * @throws TypeError for text outside this grammar
 */
export const tokenize = (chunks: readonly Chunk[]): readonly Token[] => new Lexer(chunks).run();

/** A character of the source code, or a value. */
type Symbol = string | { readonly value: Value };

class Lexer {
  readonly #symbols: readonly Symbol[];
  #at = 0;

  constructor(chunks: readonly Chunk[]) {
    this.#symbols = chunks.flatMap((chunk): readonly Symbol[] =>
      chunk.kind === 'fixed' ? [...chunk.text] : [{ value: chunk.value }],
    );
  }

  run(): readonly Token[] {
    return this.#list(undefined);
  }

  get #next(): Symbol | undefined {
    return this.#symbols[this.#at];
  }

  #isNext(text: string): boolean {
    return [...text].every((character, index) => this.#symbols[this.#at + index] === character);
  }

  #takes(text: string): boolean {
    const isNext = this.#isNext(text);
    if (isNext) this.#at += text.length;
    return isNext;
  }

  /** Consumes source text that matches here. */
  #match(pattern: RegExp): string | undefined {
    let text = '';
    for (let at = this.#at, next = this.#next; typeof next === 'string'; next = this.#symbols[(at += 1)])
      text += next;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) this.#at += [...found].length;
    return found;
  }

  #refuse(what: string): never {
    const source = this.#symbols.map((each) => (typeof each === 'string' ? each : '${…}')).join('');
    throw new TypeError(`A command has ${what}: ${source}`);
  }

  #list(end: ')' | undefined): readonly Token[] {
    const tokens: Token[] = [];
    let program: string | undefined;
    let isStart = true;
    while (this.#next !== undefined && !(end !== undefined && this.#isNext(end))) {
      if (this.#takes('\\\n') || this.#match(/^[ \t]+/) !== undefined) continue;
      const mark = this.#mark();
      if (mark === undefined) {
        const word = this.#word(program, isStart);
        if (word.segments.length === 0) this.#refuse(`an unexpected ${JSON.stringify(this.#next)}`);
        const plain = plainText(word);
        if (isStart) {
          const isPrefix = plain === 'export' || /^\w+=/.test(plain ?? '') || isAssignment(word);
          program = isPrefix || plain?.startsWith('-') === true ? undefined : plain;
          isStart = isPrefix;
        }
        tokens.push(word);
        continue;
      }
      tokens.push(mark);
      if (mark.kind === 'newline' || (mark.kind === 'operator' && !/[<>]/.test(mark.text))) {
        [program, isStart] = [undefined, true];
      }
    }
    return tokens;
  }

  #mark(): Token | undefined {
    if (this.#takes('\n')) return { kind: 'newline' };
    const comment = this.#isNext('#') ? this.#match(/^#[^\n]*/) : undefined;
    if (comment !== undefined) {
      if (typeof this.#next === 'object') this.#refuse('a value in a comment');
      return { kind: 'comment', text: comment };
    }
    for (const text of OPERATORS) if (this.#takes(text)) return { kind: 'operator', text };
    return undefined;
  }

  #word(program: string | undefined, isStart: boolean): Token & { kind: 'word' } {
    const segments: Segment[] = [];
    for (let next = this.#next; next !== undefined && !ENDS_WORD.has(next); next = this.#next) {
      if (typeof next === 'object') {
        if (isStart && segments.length === 0) this.#refuse('a value in place of a program');
        segments.push(this.#value(next.value, '', segments, program));
      } else if (this.#takes("'")) this.#quoted("'", segments, program);
      else if (this.#takes('"')) this.#quoted('"', segments, program);
      else if (this.#takes('\\')) segments.push({ kind: 'text', text: this.#character() });
      else if (next === '$') segments.push(this.#dollar());
      else segments.push({ kind: 'text', text: this.#match(/^[\w./:@%+=,^-]+/u) ?? this.#literal() });
    }
    return { kind: 'word', segments };
  }

  /** A character with no meaning to any shell, such as `→`. */
  #literal(): string {
    const character = this.#match(/^[^\0-\x7f]/u);
    return character ?? this.#refuse(`${JSON.stringify(this.#next)} outside of quotes`);
  }

  #character(): string {
    const next = this.#next;
    if (typeof next !== 'string') return this.#refuse('a value behind a backslash');
    this.#at += 1;
    return next;
  }

  #quoted(quote: "'" | '"', segments: Segment[], program: string | undefined): void {
    // An empty string is a word too.
    segments.push({ kind: 'text', text: '' });
    while (!this.#takes(quote)) {
      const next = this.#next;
      if (next === undefined) this.#refuse('a quote that is not closed');
      else if (typeof next === 'object') segments.push(this.#value(next.value, quote, segments, program));
      else if (quote === '"' && next === '$') segments.push(this.#dollar());
      else if (quote === '"' && next === '`') this.#refuse('a backtick');
      else {
        if (quote === '"') this.#match(/^\\(?=["$`\\])/);
        segments.push({ kind: 'text', text: this.#character() });
      }
    }
  }

  #value(
    value: Value,
    quote: Place['quote'],
    segments: readonly Segment[],
    program: string | undefined,
  ): Segment {
    this.#at += 1;
    const before = segments.map(textBefore).join('');
    const beginsWord = before === '';
    const beginsArgument = beginsWord || /^--?[\w-]+=$/.test(before);
    return { kind: 'value', value, place: { quote, beginsWord, beginsArgument, program } };
  }

  #dollar(): Segment {
    if (this.#takes('$(')) {
      const tokens = this.#list(')');
      if (!this.#takes(')')) this.#refuse('a substitution that is not closed');
      return { kind: 'substitution', tokens };
    }
    const name = this.#match(/^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})/);
    if (name !== undefined) return { kind: 'variable', name: name.replace(/[${}]/g, '') };
    if (this.#match(/^\$(?![{\w'"@*#?!-])/) !== undefined) return { kind: 'text', text: '$' };
    return this.#refuse('an expansion that PowerShell lacks');
  }
}

/** `2>` is listed before its prefixes. */
const OPERATORS: readonly Operator[] = ['2>', '|', '&&', ';', '<', '>'];

const ENDS_WORD: ReadonlySet<Symbol> = new Set([' ', '\t', '\n', '|', '&', ';', '<', '>', ')']);

/** The text of a word that contains only text; undefined otherwise. */
export function plainText({ segments }: { readonly segments: readonly Segment[] }): string | undefined {
  const texts = segments.map((each) => (each.kind === 'text' ? each.text : undefined));
  return texts.includes(undefined) ? undefined : texts.join('');
}

/** The text before a value in its word; for a part that the shell expands, only the fact that it exists. */
const textBefore = (segment: Segment): string => {
  if (segment.kind === 'text') return segment.text;
  return segment.kind === 'value' ? segment.value.toString() : '$';
};

/** `NAME=value`. */
const isAssignment = ({ segments: [first] }: { readonly segments: readonly Segment[] }): boolean =>
  first?.kind === 'text' && /^\w+=/.test(first.text);
