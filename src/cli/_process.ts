import { EXIT, type Io } from './_command.ts';

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/** What a run that was asked to end gets to do so: one that waits for standard input, or spins, does not. */
const GRACE_MS = 1000;

/** How this process ends. */
export interface OpenProcess {
  /** Ends the process when all that was written has been taken. A signal that came decides the exit code. */
  readonly end: (code: number) => Promise<void>;
}

/**
 * Makes the process ours: the first signal asks the run to end, a second one ends it at once; a reader of stdout that goes
 * away (`| head`) is no error of anybody. A report that stdout does not take (a full disk) ends with the code of a file that
 * cannot be written.
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
  // There is nowhere left to tell it.
  process.stderr.on('error', () => undefined);
  return {
    end: async (code) => {
      await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
      // A socket that nobody closed must not keep the process: the run is over.
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
