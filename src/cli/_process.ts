import { lazy } from '../evidence/lazy.ts';
import { EXIT, type Io } from './_command.ts';
import { canRedraw, ERASE } from './_redraw.ts';

/** SIGHUP: the terminal was closed. */
const SIGNALS = { SIGHUP: EXIT.hungUp, SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/**
 * The time a run gets to end when asked to; one that waits for standard input, or is stuck in a loop, does not react.
 */
export const GRACE_MS = 1000;

/** Node makes a stream when it is first asked for; for a pipe that loads its network modules, a tenth of a bare Node. */
export interface OpenProcess {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Ends the process once all output was written. A received signal decides the exit code. */
  readonly end: (code: number) => Promise<void>;
  /** Says why it is ended from outside, in place of a progress line. */
  readonly tell: (lines: string) => void;
  /** Ends the process at once: what was asked to end does not react. */
  readonly breakOff: (code: number) => void;
}

/**
 * Sets up this process: the first signal asks the run to end, the second one ends it at once; a reader of stdout that
 * closes (`| head`) is not an error. If stdout fails (a full disk), the exit code is that of a file that cannot be
 * written.
 *
 * @param onSignal asks the run to end
 */
export function openProcess(onSignal: () => void): OpenProcess {
  let interrupted: number | undefined;
  let isLost = false;
  const opened: NodeJS.WriteStream[] = [];
  const stderr = lazy(() => {
    // An error of stderr has nowhere to be reported.
    process.stderr.on('error', () => undefined);
    opened.push(process.stderr);
    return process.stderr;
  });
  const stdout = lazy(() => {
    process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE' || isLost) return;
      isLost = true;
      stderr().write(`oauthbearer: standard output cannot be written (${code ?? 'unknown'})\n`);
    });
    opened.push(process.stdout);
    return process.stdout;
  });
  const tell = (lines: string): void => {
    const { env } = process;
    stderr().write(canRedraw({ stderr: stderr(), env }) ? ERASE + lines : lines);
  };
  const breakOff = (code: number): void => {
    tell('oauthbearer: interrupted\n');
    process.exit(code);
  };
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      if (interrupted !== undefined) process.exit(interrupted);
      interrupted = code;
      onSignal();
      setTimeout(() => breakOff(code), GRACE_MS);
    });
  }
  return {
    get stdout() {
      return stdout();
    },
    get stderr() {
      return stderr();
    },
    tell,
    breakOff,
    end: async (code) => {
      // A failure of stdout may open stderr meanwhile.
      for (const each of opened) await flushed(each);
      // An open socket must not keep the process alive after the run.
      process.exit(interrupted ?? (isLost ? EXIT.usage : code));
    },
  };
}

/** Runs a command line in this process. */
export async function inThisProcess(
  main: (argv: readonly string[], io: Io) => Promise<number>,
): Promise<void> {
  const abort = new AbortController();
  const ours = openProcess(() => abort.abort());
  const io: Io = {
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return ours.stdout;
    },
    get stderr() {
      return ours.stderr;
    },
    signal: abort.signal,
  };
  await ours.end(await main(process.argv.slice(2), io));
}

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    // Its error is emitted later in this turn.
    if (stream.destroyed || stream.errored) setImmediate(resolve);
    else stream.write('', () => resolve());
  });
