import { fstatSync } from 'node:fs';
import { getAsset, isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';
import type {
  CrowdEvent,
  Given,
  Message,
  Order,
  Resumed,
  TerminalFacts,
  Terminals,
} from './_worker-messages.ts';
import { visible } from '../report/words/escape.ts';
import type { FleetReport } from '../report/fleet.ts';
import { EXIT, type Io } from './_command.ts';
import { openProcess, type OpenProcess } from './_process.ts';
import { watchOverRun } from './_run-watch.ts';

type ToWatchOver = (message: CrowdEvent | { readonly kind: 'ended' }) => void;

/**
 * Runs a command line that uses the network in a worker thread and supervises it: whatever a server does to our
 * parsers, the run ends within `--timeout` plus half a second of processor time, and Ctrl-C works. `bin/oauthbearer.js` calls it.
 */
export async function start(): Promise<void> {
  let worker: Worker | undefined;
  const order = (each: Order): void => worker?.postMessage(each);
  const ours = openProcess(() => order({ kind: 'interrupt' }));
  const [command] = process.argv.slice(2);
  const isAsked = asksQuestions(process.argv.slice(2)) && mayBeTerminal(0);
  const terminals: Terminals = {
    stdin: isAsked && process.stdin.isTTY ? { isTTY: true } : {},
    stdout: mayBeTerminal(1) ? factsOf(ours.stdout) : {},
    stderr: mayBeTerminal(2) ? factsOf(ours.stderr) : {},
  };
  const raw =
    terminals.stdin.isTTY === true
      ? (await import('./_lent-terminal.ts')).lendTerminal(order, ours)
      : undefined;
  let readsStdin = false;
  const stop = async (): Promise<void> => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const watchRun = watchOverRun(({ said, parts, why }) => {
    ours.tell(said);
    if (parts.length === 0) void ours.end(EXIT.inconclusive);
    else
      void stop().then(() => {
        // What was seen may keep the diagnosis busy too.
        watchRun({ kind: 'seen' });
        run({ terminals, cutOff: { parts, why } });
      });
  });
  const watchAll: ToWatchOver | undefined =
    command === 'fleet'
      ? await overFleet(stop, ours)
      : command === 'watch'
        ? await overRounds(ours, {
            // Standard input is read once.
            canResume: () => !readsStdin,
            goOn: async (resumed) => {
              await stop();
              if (resumed === undefined) await ours.end(EXIT.defect);
              else run({ terminals, resumed });
            },
          })
        : undefined;
  const run = (given: Given): void => {
    const thread = threadWith(given);
    worker = thread;
    thread.on('message', (message: Message) => {
      // What was said before it was stopped.
      if (worker !== thread) return;
      switch (message.kind) {
        case 'write':
          ours[message.to].write(message.text);
          break;
        case 'stdin':
          readsStdin = true;
          process.stdin.pipe(thread.stdin!);
          break;
        case 'raw':
          raw?.(message.isOn);
          break;
        case 'begun':
        case 'span':
        case 'part':
        case 'seen':
          watchRun(message);
          break;
        case 'ended':
          watchRun(message);
          watchAll?.(message);
          break;
        default:
          watchAll?.(message);
      }
    });
    thread.on('error', (error: unknown) => {
      const what = error instanceof Error ? error.name : 'an unknown error';
      ours.tell(`oauthbearer: a defect of ours: the run broke off (${what}); please report it\n`);
      void ours.end(EXIT.defect);
    });
    thread.on('exit', (code) => {
      if (worker !== thread) return;
      // What is printed may wait for its reader.
      watchRun({ kind: 'ended' });
      void ours.end(code);
    });
  };
  if (command === 'fleet') process.getBuiltinModule('node:v8').setFlagsFromString(SMALL_HEAP);
  run({ terminals });
}

function threadWith(given: Given): Worker {
  // The single executable has no files: its worker is an asset (`scripts/executable.ts`).
  const code = isSea() ? getAsset('bin/worker.js', 'utf8') : new URL('../bin/worker.js', import.meta.url);
  return new Worker(code, {
    eval: isSea(),
    argv: process.argv.slice(2),
    stdin: true,
    workerData: given,
  });
}

/** A fleet that is stopped ends with the report of what is known. */
async function overFleet(stop: () => Promise<void>, ours: OpenProcess): Promise<ToWatchOver> {
  const { watchOverFleet } = await import('./_fleet-watch.ts');
  return watchOverFleet(({ known, busy, why }) => {
    void stop();
    ours.tell(stoppedFleet(busy, why));
    void reportOf(known, ours).then((code) => ours.end(code));
  });
}

/** A watch that is stopped goes on in another worker. */
async function overRounds(
  ours: OpenProcess,
  {
    canResume,
    goOn,
  }: {
    readonly canResume: () => boolean;
    readonly goOn: (resumed: Resumed | undefined) => Promise<void>;
  },
): Promise<ToWatchOver> {
  const { watchOverRounds } = await import('./_rounds-watch.ts');
  return watchOverRounds(canResume, ({ said, resumed }) => {
    ours.tell(said);
    void goOn(resumed);
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

// Absent when it is not a terminal, despite the types.
const factsOf = ({ isTTY, columns, rows }: Partial<NodeJS.WriteStream>): TerminalFacts => ({
  ...(isTTY === true && { isTTY }),
  ...(columns !== undefined && { columns }),
  ...(rows !== undefined && { rows }),
});
