import { fstatSync } from 'node:fs';
import { getAsset, isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';
import type { Message, Order, TerminalFacts, Terminals } from './_worker-messages.ts';
import { visible } from '../report/words/escape.ts';
import type { FleetReport } from '../report/fleet.ts';
import { EXIT, type Io } from './_command.ts';
import { watchOverFleet } from './_fleet-watch.ts';
import { openProcess, type OpenProcess } from './_process.ts';
import { watchOverRun } from './_run-watch.ts';

/**
 * Runs a command line that uses the network in a worker thread and supervises it: whatever a server does to our
 * parsers, the run ends within `--timeout` plus half a second of processor time, and Ctrl-C works. `bin/oauthbearer.js` calls it.
 */
export function start(): void {
  const ours = openProcess(() => worker.postMessage({ kind: 'interrupt' } satisfies Order));
  const isAsked = asksQuestions(process.argv.slice(2)) && mayBeTerminal(0);
  const terminals: Terminals = {
    stdin: isAsked && process.stdin.isTTY ? { isTTY: true } : {},
    stdout: mayBeTerminal(1) ? factsOf(ours.stdout) : {},
    stderr: mayBeTerminal(2) ? factsOf(ours.stderr) : {},
  };
  if (process.argv[2] === 'fleet') process.getBuiltinModule('node:v8').setFlagsFromString(SMALL_HEAP);
  // The single executable has no files: its worker is an asset (`scripts/executable.ts`).
  const code = isSea() ? getAsset('bin/worker.js', 'utf8') : new URL('../bin/worker.js', import.meta.url);
  const worker = new Worker(code, {
    eval: isSea(),
    argv: process.argv.slice(2),
    stdin: true,
    workerData: terminals,
  });
  const watch = watchOverRun((line) => {
    ours.tell(line);
    void ours.end(EXIT.inconclusive);
  });
  const raw = terminals.stdin.isTTY === true ? lent(worker, ours) : undefined;
  let isStopped = false;
  const watchFleet = watchOverFleet(({ known, busy, why }) => {
    isStopped = true;
    void worker.terminate();
    ours.tell(stoppedFleet(busy, why));
    void reportOf(known, ours).then((code) => ours.end(code));
  });
  worker.on('message', (message: Message) => {
    if (message.kind === 'write') ours[message.to].write(message.text);
    else if (message.kind === 'stdin') process.stdin.pipe(worker.stdin!);
    else if (message.kind === 'raw') void raw?.(message.isOn);
    else if (message.kind === 'alive' || message.kind === 'trying' || message.kind === 'result')
      watchFleet(message);
    else {
      if (message.kind === 'ended') watchFleet(message);
      watch(message);
    }
  });
  worker.on('error', (error: unknown) => {
    const what = error instanceof Error ? error.name : 'an unknown error';
    ours.tell(`oauthbearer: a defect of ours: the run broke off (${what}); please report it\n`);
    void ours.end(EXIT.defect);
  });
  worker.on('exit', (code) => {
    // What is printed may wait for its reader.
    watch({ kind: 'ended' });
    if (!isStopped) void ours.end(code);
  });
}

/**
 * A fleet makes much garbage, and keeps little of it. By itself V8 lets the heap grow to four times of what is in use, because the
 * machine has memory. With twice that the same number of clients takes the same processor time.
 */
const SMALL_HEAP = '--heap-growing-percent=100';

/** To look at a pipe as a stream would load Node's network modules. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    return process.platform === 'win32' || fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

/** Writes the reports of a fleet that was stopped, in this thread, which no answer from outside reaches. */
async function reportOf(known: FleetReport, ours: Pick<Io, 'stdout' | 'stderr'>): Promise<number> {
  const { main } = await import('./main.ts');
  const { env, stdin } = process;
  const { stdout, stderr } = ours;
  return main(process.argv.slice(2), { env, stdin, stdout, stderr, stoppedFleet: known });
}

function stoppedFleet(busy: readonly string[], why: string): string {
  return [
    `oauthbearer: stopped: ${why}`,
    `oauthbearer: not finished at that moment: ${busy.map(visible).join(', ') || 'none'}`,
    '',
  ].join('\n');
}

/** Whether the worker needs to know if standard input is a terminal, which takes time to find out. */
const asksQuestions = ([command, ...rest]: readonly string[]): boolean =>
  command === 'init' || rest.some((word) => word.startsWith('--ask'));

/** The code for it is loaded by the few runs that ask questions. */
function lent(worker: Worker, ours: OpenProcess): (isOn: boolean) => Promise<void> {
  const lending = import('./_lent-terminal.ts').then(({ lendTerminal }) => lendTerminal(worker, ours));
  return async (isOn) => (await lending)(isOn);
}

// Absent when it is not a terminal, despite the types.
const factsOf = ({ isTTY, columns, rows }: Partial<NodeJS.WriteStream>): TerminalFacts => ({
  ...(isTTY === true && { isTTY }),
  ...(columns !== undefined && { columns }),
  ...(rows !== undefined && { rows }),
});
