/** A line of a log, or a part of a line that is too long to keep in memory. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** It continues the previous part of a line. */
  readonly rest?: true;
  /** When a collector says that it was written. */
  readonly time?: string;
  /** It is the first of a record. */
  readonly starts?: true;
}

/** The maximum number of characters of a line examined together; longer lines are split. */
const LONGEST = 8192;
/** The overlap of parts, longer than any error text, so that none is split. */
export const OVERLAP = 1024;

/**
 * Splits bytes, or text, into lines, keeping only one chunk and one part of a line in memory. UTF-8, and by its
 * byte-order mark UTF-16, which Windows PowerShell writes; invalid bytes become replacement characters.
 *
 * @param isOfInterest called with a part of the text; if false, the lines that end in it are left out
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array | string>,
  isOfInterest: (text: string) => boolean = () => true,
): AsyncGenerator<readonly Line[]> {
  const decoder = decoderOf();
  const splitter = splitterOfLines(isOfInterest);
  for await (const chunk of chunks) {
    yield splitter.push(typeof chunk === 'string' ? chunk : decoder.push(chunk));
  }
  yield [...splitter.push(decoder.end()), ...splitter.end()];
}

/** Decides on the encoding when two bytes are available. */
function decoderOf(): { readonly push: (bytes: Uint8Array) => string; readonly end: () => string } {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let head = Buffer.alloc(0);
  const decided = (): InstanceType<typeof TextDecoder> => (decoder ??= new TextDecoder(encodingOf(head)));
  return {
    push: (bytes) => {
      if (decoder !== undefined) return decoder.decode(bytes, { stream: true });
      head = Buffer.concat([head, bytes]);
      return head.length < 2 ? '' : decided().decode(head, { stream: true });
    },
    end: () => (decoder === undefined ? decided().decode(head) : decoder.decode()),
  };
}

const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';

function splitterOfLines(isOfInterest: (text: string) => boolean) {
  let held = '';
  let number = 1;
  let isRest = false;

  const take = (text: string): Line => (isRest ? { number, text, rest: true } : { number, text });

  return {
    push(text: string): readonly Line[] {
      const lines: Line[] = [];
      const parts = skipped(held + text).split('\n');
      held = parts.pop() ?? '';
      for (const part of parts) {
        cut(part.endsWith('\r') ? part.slice(0, -1) : part, lines, 0);
        number += 1;
        isRest = false;
      }
      // The last line is incomplete; what is kept of it is shorter than one part.
      held = cut(held, lines, LONGEST);
      return lines;
    },
    end(): readonly Line[] {
      const lines: Line[] = [];
      if (held !== '') cut(held, lines, 0);
      held = '';
      return lines;
    },
  };

  /** Without its complete lines, which are counted, if they are of no interest. */
  function skipped(text: string): string {
    const end = text.lastIndexOf('\n');
    if (end < 0 || isOfInterest(text)) return text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) number += 1;
    isRest = false;
    return text.slice(end + 1);
  }

  /** Splits off parts of the text; returns the rest, which is shorter than `keep`. */
  function cut(text: string, lines: Line[], keep: number): string {
    let from = 0;
    while (text.length - from > LONGEST) {
      lines.push(take(text.slice(from, from + LONGEST)));
      isRest = true;
      from += LONGEST - OVERLAP;
    }
    const last = text.slice(from);
    if (last.length <= keep) return last;
    lines.push(take(last));
    return '';
  }
}
