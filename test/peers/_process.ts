import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Command {
  /** Its name for people. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What it prints once it is ready. */
  readonly ready: string;
}

/** A server written by others that ends with this process, and its folder. */
export interface Served {
  readonly close: () => Promise<void>;
}

/** A folder below the system's temporary one, removed when this process ends, even on Ctrl-C before a server starts. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `oauthbearer-${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts a server, and waits until it says that it is ready. Its folder is removed when it is closed, and when it does
 * not start.
 *
 * @throws with the end of its output when it exits, or takes too long
 */
export async function serve(folder: string, command: Command): Promise<Served> {
  const child = boundToUs(folder, command);
  const close = async (): Promise<void> => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.stdin?.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await started(child, command);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * A child process that ends with this one in any case, and its folder: the shell handles both when the pipe between us
 * closes, which the operating system does even if this process is killed.
 */
const boundToUs = (folder: string, { program, args, env }: Command): ChildProcess =>
  spawn('sh', ['-c', BOUND, folder, program, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    // A terminal's Ctrl-C reaches the whole group; only the closing pipe may end the child, or the folder would stay.
    detached: true,
  });

const BOUND = `
exec 3<&0
"$@" < /dev/null 3<&- &
child=$!
(cat <&3; kill -9 $child; rm -rf "$0") > /dev/null 2>&1 &
wait $child`;

/** Starting takes a few seconds alone, and a minute on a busy machine. */
const PATIENCE_MS = 240_000;

function started(child: ChildProcess, { name, ready }: Command): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (how: string): void => reject(new Error(`${name} ${how}:\n${output.slice(-4000)}`));
    const timer = setTimeout(() => fail('did not start in time'), PATIENCE_MS);
    const onOutput = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-100_000);
      if (!output.includes(ready)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.once('close', () => {
      clearTimeout(timer);
      fail('gave up');
    });
  });
}
