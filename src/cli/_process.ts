import { EXIT, type Io } from './_command.ts';

/**
 * Runs a command line in this process: Ctrl-C aborts the run and a second one ends it at once; a reader of stdout
 * that goes away (`| head`) is no error of anybody. A report that stdout does not take (a full disk) ends with the code of
 * a file that cannot be written.
 */
export async function inThisProcess(
  main: (argv: readonly string[], io: Io) => Promise<number>,
): Promise<void> {
  const abort = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (abort.signal.aborted) process.exit(EXIT.interrupted);
      abort.abort();
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
  const io: Io = {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: abort.signal,
  };
  const code = await main(process.argv.slice(2), io);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  // A socket that nobody closed must not keep the process: the run is over.
  process.exit(abort.signal.aborted ? EXIT.interrupted : report.lost ? EXIT.usage : code);
}

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed || stream.errored) resolve();
    else stream.write('', () => resolve());
  });
