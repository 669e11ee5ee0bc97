/** The thread that runs a command; started by `supervised.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Message, Terminals } from './_worker-messages.ts';
import type { Output } from './_command.ts';
import { main } from './main.ts';

const port = parentPort!;
const terminals = workerData as Terminals;
const say = (message: Message): void => port.postMessage(message);
const output = (to: 'stdout' | 'stderr'): Output => ({
  ...terminals[to],
  write: (text) => say({ kind: 'write', to, text }),
});

const abort = new AbortController();
port.on('message', () => abort.abort());

void main(process.argv.slice(2), {
  env: process.env,
  stdin: {
    [Symbol.asyncIterator]: () => {
      say({ kind: 'stdin' });
      return process.stdin[Symbol.asyncIterator]();
    },
  },
  stdout: output('stdout'),
  stderr: output('stderr'),
  signal: abort.signal,
  watch: say,
}).then((code) => process.exit(code));
