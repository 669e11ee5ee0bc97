/** The thread that runs a command; started by `supervised.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Given, Message, Order } from './_worker-messages.ts';
import type { Io, Output } from './_command.ts';
import { main } from './main.ts';
import { terminalInput, TerminalOutput } from './_worker-terminal.ts';

const port = parentPort!;
const { terminals, resumed, cutOff } = workerData as Given;
const say = (message: Message): void => port.postMessage(message);
const writeTo = (to: 'stdout' | 'stderr') => (text: string) => say({ kind: 'write', to, text });
const output = (to: 'stdout' | 'stderr'): Output => ({ ...terminals[to], write: writeTo(to) });
const openInput = (): void => say({ kind: 'stdin' });

/** Of a command that asks no questions the supervisor does not say whether standard input is a terminal. */
const canAsk = terminals.stdin.isTTY === true && terminals.stderr.isTTY === true;
const drawn = canAsk ? new TerminalOutput(terminals.stderr, writeTo('stderr')) : undefined;
const stdin: Io['stdin'] = canAsk
  ? terminalInput(openInput, say)
  : {
      [Symbol.asyncIterator]: () => {
        openInput();
        return process.stdin[Symbol.asyncIterator]();
      },
    };

const abort = new AbortController();
port.on('message', (order: Order) => {
  if (order.kind === 'interrupt') abort.abort();
  else drawn?.resize(order);
});

void main(process.argv.slice(2), {
  env: process.env,
  stdin,
  stdout: output('stdout'),
  stderr: drawn ?? output('stderr'),
  signal: abort.signal,
  watch: say,
  ...(resumed !== undefined && { resumed }),
  ...(cutOff !== undefined && { cutOff }),
}).then((code) => process.exit(code));
