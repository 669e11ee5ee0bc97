/** A line of a log, or a stretch of one that is too long to be held. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** It continues the line before it. */
  readonly rest?: true;
}

/** Characters of a line that are looked at together; longer ones are read in stretches. */
const LONGEST = 8192;
/** By which stretches overlap, so that no error text is cut in two: more than any of them is long. */
export const OVERLAP = 1024;

/**
 * Takes bytes, or text, apart into lines, holding no more than one chunk and one stretch of a line. UTF-8 and, told by its
 * byte order mark, UTF-16, which Windows PowerShell writes; bytes that are neither become replacement characters.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array | string>,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<readonly Line[]> {
  const decoder = decoderOf();
  const splitter = splitterOfLines();
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield splitter.push(typeof chunk === 'string' ? chunk : decoder.push(chunk));
  }
  yield [...splitter.push(decoder.end()), ...splitter.end()];
}

/** Decides on the encoding when there are two bytes to tell it by. */
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

function splitterOfLines() {
  let held = '';
  let number = 1;
  let isRest = false;

  const take = (text: string): Line => ({
    number,
    text,
    ...(isRest && { rest: true as const }),
  });

  return {
    push(text: string): readonly Line[] {
      const lines: Line[] = [];
      const parts = (held + text).split('\n');
      held = parts.pop() ?? '';
      for (const part of parts) {
        cut(part.endsWith('\r') ? part.slice(0, -1) : part, lines, 0);
        number += 1;
        isRest = false;
      }
      // The last one has no end yet: what is kept of it is shorter than a stretch.
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

  /** Stretches of the text; what is shorter than `keep` comes back. */
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
