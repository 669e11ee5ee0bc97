import { fstatSync } from 'node:fs';
import { getAsset, isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';
import type { Message, RunEvent, TerminalFacts, Terminals } from './_worker-messages.ts';
import { visible } from '../report/words/escape.ts';
import type { FleetReport } from '../report/fleet.ts';
import { EXIT, type Io } from './_command.ts';
import { watchOverFleet } from './_fleet-watch.ts';
import { openProcess } from './_process.ts';

/**
 * Runs a command line that uses the network in a worker thread and supervises it: whatever a server does to our
 * parsers, the run ends within `--timeout` plus half a second, and Ctrl-C works. `bin/oauthbearer.js` calls it.
 */
export function start(): void {
  const ours = openProcess(() => worker.postMessage('interrupt'));
  const terminals: Terminals = {
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
  const watch = watchOver((line) => {
    ours.stderr.write(line);
    void ours.end(EXIT.inconclusive);
  });
  let isStopped = false;
  const watchFleet = watchOverFleet((known, busy) => {
    isStopped = true;
    void worker.terminate();
    ours.stderr.write(stoppedFleet(busy));
    void reportOf(known, ours).then((code) => ours.end(code));
  });
  worker.on('message', (message: Message) => {
    if (message.kind === 'write') ours[message.to].write(message.text);
    else if (message.kind === 'stdin') process.stdin.pipe(worker.stdin!);
    else if (message.kind === 'alive' || message.kind === 'trying' || message.kind === 'result')
      watchFleet(message);
    else {
      if (message.kind === 'ended') watchFleet(message);
      watch(message);
    }
  });
  worker.on('error', (error: unknown) => {
    const what = error instanceof Error ? error.name : 'an unknown error';
    ours.stderr.write(`oauthbearer: a defect of ours: the run broke off (${what}); please report it\n`);
    void ours.end(EXIT.defect);
  });
  worker.on('exit', (code) => {
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

function stoppedFleet(busy: readonly string[]): string {
  return [
    'oauthbearer: stopped: an answer keeps the doctor itself busy, which is a defect of ours; please report it',
    `oauthbearer: not finished at that moment: ${busy.map(visible).join(', ') || 'none'}`,
    '',
  ].join('\n');
}

const factsOf = ({ isTTY, columns }: NodeJS.WriteStream): TerminalFacts => ({
  // Absent when it is not a terminal, despite the types.
  ...((isTTY as boolean | undefined) === true && { isTTY }),
  ...((columns as number | undefined) !== undefined && { columns }),
});

/** After `--timeout`: the time for the diagnosis of a run that ended in time. */
const BEYOND_MS = 400;
/** The time for the diagnosis once all answers have arrived, even on a busy machine. */
const DIAGNOSIS_MS = 2000;

/** @param give called with what is known, when a run does not end */
function watchOver(give: (line: string) => void): (event: RunEvent) => void {
  const begun = new Set<string>();
  const ended = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  let latest = 0;
  let timeout = 0;
  let workedBefore = process.cpuUsage();
  const stop = (): void => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
  const giveUp = (): void => {
    const { user, system } = process.cpuUsage(workedBefore);
    give(saying({ timeoutMs: timeout, workedMs: (user + system) / 1000 }, begun, ended));
  };
  const endAt = (moment: number): void => {
    latest = Math.max(latest, moment);
    stop();
    // A message that has arrived already is read first: on a busy machine this timer is late.
    timer = setTimeout(() => (turn = setImmediate(giveUp)), latest - performance.now());
  };
  return (event) => {
    if (event.kind === 'begun') {
      begun.clear();
      ended.clear();
      timeout = event.timeoutMs;
      workedBefore = process.cpuUsage();
      endAt(performance.now() + timeout + BEYOND_MS);
    } else if (event.kind === 'seen') endAt(performance.now() + DIAGNOSIS_MS);
    else if (event.kind === 'ended') stop();
    else if (event.state === 'begun') begun.add(event.span);
    else {
      begun.delete(event.span);
      ended.add(event.span);
    }
  };
}

/** A thread in a loop takes all the time of a processor that it gets; with less than this share, the machine is busy. */
const LOOP_SHARE = 0.5;

/**
 * What is known about a run that does not end. The names of spans are our own.
 *
 * @param run.workedMs the time of the processor that this process had
 */
function saying(
  { timeoutMs, workedMs }: { readonly timeoutMs: number; readonly workedMs: number },
  begun: ReadonlySet<string>,
  ended: ReadonlySet<string>,
): string {
  const names = (spans: ReadonlySet<string>): string => (spans.size === 0 ? 'none' : [...spans].join(', '));
  return [
    `oauthbearer: stopped: the run did not end within its time (--timeout ${timeoutMs / 1000}s), so there is no report`,
    `oauthbearer: finished: ${names(ended)}; not finished: ${names(begun)}`,
    workedMs < LOOP_SHARE * timeoutMs
      ? `oauthbearer: this machine is too busy: the doctor had ${(workedMs / 1000).toFixed(1)} s of processor time; run it again where the machine has time`
      : 'oauthbearer: an answer keeps the doctor itself busy, which is a defect of ours; please report it',
    '',
  ].join('\n');
}
