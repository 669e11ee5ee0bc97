import { EXIT, type Io } from './_command.ts';

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/**
 * The time a run gets to end when asked to; one that waits for standard input, or is stuck in a loop, does not react.
 */
const GRACE_MS = 1000;

export interface OpenProcess {
  /** Ends the process once all output was written. A received signal decides the exit code. */
  readonly end: (code: number) => Promise<void>;
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
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      if (interrupted !== undefined) process.exit(interrupted);
      interrupted = code;
      onSignal();
      setTimeout(() => {
        process.stderr.write('oauthbearer: interrupted\n');
        process.exit(code);
      }, GRACE_MS);
    });
  }
  const report = { lost: false };
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || report.lost) return;
    report.lost = true;
    process.stderr.write(`oauthbearer: standard output cannot be written (${code ?? 'unknown'})\n`);
  });
  // An error of stderr has nowhere to be reported.
  process.stderr.on('error', () => undefined);
  return {
    end: async (code) => {
      await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
      // An open socket must not keep the process alive after the run.
      process.exit(interrupted ?? (report.lost ? EXIT.usage : code));
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
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: abort.signal,
  };
  await ours.end(await main(process.argv.slice(2), io));
}

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed || stream.errored) resolve();
    else stream.write('', () => resolve());
  });
