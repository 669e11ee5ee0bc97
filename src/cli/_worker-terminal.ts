import { Writable } from 'node:stream';
import { lazy } from '../evidence/lazy.ts';
import type { Message, Size, TerminalFacts } from './_worker-messages.ts';

/**
 * Standard input of a thread that asks questions at the terminal of its process.
 *
 * @param open called before something is read
 */
export function terminalInput(open: () => void, say: (message: Message) => void): NodeJS.ReadStream {
  const { stdin } = process;
  const opened = lazy(open);
  const read = stdin[Symbol.asyncIterator].bind(stdin);
  return Object.assign(stdin, {
    isTTY: true,
    setRawMode: (isOn: boolean) => {
      if (isOn) opened();
      say({ kind: 'raw', isOn });
      return stdin;
    },
    [Symbol.asyncIterator]: () => {
      opened();
      return read();
    },
  });
}

/** The terminal of the process, to draw questions on. */
export class TerminalOutput extends Writable {
  readonly isTTY = true;
  columns: number;
  rows: number;

  /** What a terminal does not tell is as of old. */
  constructor({ columns = 80, rows = 24 }: TerminalFacts, write: (text: string) => void) {
    super({
      decodeStrings: false,
      write: (text: string, _, done) => {
        write(text);
        done();
      },
    });
    this.columns = columns;
    this.rows = rows;
  }

  resize({ columns, rows }: Size): void {
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }
}
