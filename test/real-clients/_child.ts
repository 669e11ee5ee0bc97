import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a program ended. */
export interface Ran {
  /** undefined: it was stopped because it took too long. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

export interface Program {
  readonly file: string;
  readonly args: (folder: string) => readonly string[];
  /** Written to a new folder before the start, and removed after the end. */
  readonly files?: Readonly<Record<string, string>>;
  readonly patienceMs?: number;
}

/**
 * A program ends with this process in any case, and its folder: the shell handles both when the pipe between us closes.
 */
const BOUND = `
exec 3<&0
"$@" < /dev/null 3<&- &
child=$!
(cat <&3; kill -9 $child; rm -rf "$0") > /dev/null 2>&1 &
wait $child`;

/** Runs a program to its end. */
export async function run({ file, args, files = {}, patienceMs = 60_000 }: Program): Promise<Ran> {
  const folder = await mkdtemp(join(tmpdir(), 'oauthbearer-client-'));
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text, { mode: 0o600 })),
  );
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', BOUND, folder, file, ...args(folder)], { stdio: 'pipe' });
    let inTime = true;
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    const timer = setTimeout(() => {
      inTime = false;
      child.stdin.end();
    }, patienceMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      child.stdin.end();
      resolve({
        exitCode: inTime ? (code ?? undefined) : undefined,
        stdout: out.join(''),
        stderr: err.join(''),
        durationMs: performance.now() - began,
      });
    });
  });
}
