/** The text of one object in a stream of objects, or that there is something which cannot be one. */
export type Piece =
  | { readonly text: string; readonly syntax: 'json' | 'yaml'; readonly line: number }
  | { readonly tooLarge: true; readonly line: number };

/** In characters. The API server's own limit for an object is 1.5 MiB, which YAML and base64 make longer. */
export const LARGEST_OBJECT = 4 * 1024 * 1024;

/**
 * Cuts what `kubectl get -o json` or `-o yaml` prints into its objects, holding one at a time: each element of `items` of a
 * List, each document, in any number of them.
 */
export async function* piecesOf(chunks: AsyncIterable<string>): AsyncGenerator<Piece> {
  let cut: Cutter | undefined;
  let blank = '';
  for await (const chunk of chunks) {
    const text = blank + chunk;
    if (cut === undefined) {
      const first = /[^\s\ufeff]/.exec(text)?.[0];
      if (first === undefined) {
        blank = text.slice(-1024);
        continue;
      }
      cut = first === '{' || first === '[' ? jsonCutter() : yamlCutter();
    }
    yield* cut.add(text);
    blank = '';
  }
  if (cut !== undefined) yield* cut.end();
}

interface Cutter {
  readonly add: (chunk: string) => Iterable<Piece>;
  readonly end: () => Iterable<Piece>;
}

/** The text of an object as it arrives. Nothing is kept of one that is too large. */
class Growing {
  #text = '';
  #isTooLarge = false;
  line = 1;

  get isEmpty(): boolean {
    return this.#text === '' && !this.#isTooLarge;
  }
  begin(line: number): void {
    [this.#text, this.#isTooLarge, this.line] = ['', false, line];
  }
  add(text: string): void {
    if (this.#isTooLarge) return;
    this.#text += text;
    if (this.#text.length <= LARGEST_OBJECT) return;
    [this.#text, this.#isTooLarge] = ['', true];
  }
  take(syntax: 'json' | 'yaml'): Piece {
    const { line } = this;
    const piece: Piece = this.#isTooLarge ? { tooLarge: true, line } : { text: this.#text, syntax, line };
    this.begin(line);
    return piece;
  }
}

const [QUOTE, BACKSLASH, NEWLINE] = [0x22, 0x5c, 0x0a];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

function jsonCutter(): Cutter {
  const around = new Growing();
  const item = new Growing();
  let [depth, line] = [0, 1];
  let [isInString, isEscaped, isInItems, hadItems] = [false, false, false, false];
  let word = '';

  function* add(chunk: string): Generator<Piece> {
    let from = 0;
    const isWithinItem = (): boolean => isInItems && depth >= 3;
    const flush = (to: number): void => {
      (isWithinItem() ? item : around).add(chunk.slice(from, to));
      from = to;
    };
    for (let at = 0; at < chunk.length; at += 1) {
      const mark = chunk.charCodeAt(at);
      if (mark === NEWLINE) line += 1;
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (mark === BACKSLASH) isEscaped = true;
        else if (mark === QUOTE) isInString = false;
        else if (depth === 1 && word.length < 8) word += chunk[at]!;
      } else if (mark === QUOTE) {
        isInString = true;
        if (depth === 1) word = '';
      } else if (mark === OPEN || mark === OPEN_LIST) {
        if (depth === 0) {
          around.begin(line);
          [from, hadItems] = [at, false];
        }
        if (mark === OPEN_LIST && depth === 1 && word === 'items') [isInItems, hadItems] = [true, true];
        if (isInItems && depth === 2) {
          flush(at);
          item.begin(line);
        }
        depth += 1;
      } else if (mark === CLOSE || mark === CLOSE_LIST) {
        const endsItem = isInItems && depth === 3;
        if (endsItem) {
          flush(at + 1);
          yield item.take('json');
        }
        depth = Math.max(0, depth - 1);
        if (depth === 1) isInItems = false;
        if (depth === 0) {
          flush(at + 1);
          const whole = around.take('json');
          if (!hadItems) yield whole;
        }
      }
    }
    if (depth > 0) flush(chunk.length);
  }
  return {
    add,
    *end() {
      // Cut off: what there is of it says that it is not JSON.
      if (depth > 0) yield (item.isEmpty ? around : item).take('json');
    },
  };
}

function yamlCutter(): Cutter {
  const open = new Growing();
  let [unfinished, line] = ['', 0];
  let place: 'document' | 'items' | 'after-items' = 'document';
  /** How far the items of the List are indented, from the first of them on. */
  let indent: number | undefined;

  function* take(): Generator<Piece> {
    if (!open.isEmpty && place !== 'after-items') yield open.take('yaml');
  }
  function* addLine(text: string): Generator<Piece> {
    line += 1;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(text)) {
      yield* take();
      [place, indent] = ['document', undefined];
      open.begin(line + 1);
    } else if (place === 'document' && /^items:\s*(?:#.*)?$/.test(text)) {
      // The lines before and behind the items describe the List.
      open.begin(line);
      place = 'items';
    } else if (place === 'document') open.add(`${text}\n`);
    else if (place === 'items') yield* addToItems(text);
  }
  function* addToItems(text: string): Generator<Piece> {
    const [, spaces, first] = /^( *)-( .*|)$/s.exec(text) ?? [];
    if (spaces !== undefined && (indent === undefined || spaces.length === indent)) {
      if (indent !== undefined) yield* take();
      indent = spaces.length;
      open.begin(line);
      open.add(`${spaces} ${first ?? ''}\n`);
    } else if (text.trim() === '' || text.search(/[^ ]/) > (indent ?? -1)) open.add(`${text}\n`);
    else {
      yield* take();
      place = 'after-items';
    }
  }
  return {
    *add(chunk) {
      const lines = (unfinished + chunk).split('\n');
      unfinished = lines.pop() ?? '';
      for (const each of lines) yield* addLine(each.replace(/\r$/, ''));
      if (unfinished.length <= LARGEST_OBJECT) return;
      // No object has a line this long.
      open.add(unfinished);
      unfinished = '';
    },
    *end() {
      if (unfinished !== '') yield* addLine(unfinished);
      yield* take();
    },
  };
}
