import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inject, onTestFailed, onTestFinished } from 'vitest';

/** util-linux's `script` runs a program in a terminal; BSD's takes other options. */
export const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');

export const KEY = {
  enter: '\r',
  down: '\u001b[B',
  up: '\u001b[A',
  interrupt: '\u0003',
  eraseLine: '\u0015',
} as const;

/** The command line in a pseudo-terminal: what it draws, and keys for it. */
export interface Pty {
  /** Resolves when this is drawn, after the text that was waited for before. */
  readonly shows: (text: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => void;
  readonly ended: Promise<number | null>;
  /** Everything drawn, including control sequences. */
  readonly drawn: () => string;
}

/** @param afterwards a command to run in the same terminal, whose output is drawn; the exit code is still the first one's */
export function atTerminal(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  afterwards?: string,
): Pty {
  const words = [process.execPath, inject('executable'), ...argv];
  const command = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
  const run = afterwards === undefined ? `exec ${command}` : `${command}; code=$?; ${afterwards}; exit $code`;
  const child = spawn('script', ['-qefc', `stty cols 110 rows 40; ${run}`, '/dev/null'], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      ...env,
    },
  });
  let drawn = '';
  let seen = 0;
  let isOver = false;
  const watchers = new Set<() => void>();
  const changed = (): void => watchers.forEach((watch) => watch());
  child.stdout.on('data', (piece: Buffer) => {
    drawn += piece.toString();
    changed();
  });
  const ended = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      isOver = true;
      changed();
      resolve(code);
    }),
  );
  onTestFailed(() => console.error(`drawn since the last that was waited for:\n${drawn.slice(seen)}`));
  onTestFinished(() => void child.kill());
  return {
    shows: (text) =>
      new Promise((resolve, reject) => {
        const watch = (): void => {
          const at = drawn.indexOf(text, seen);
          if (at < 0 && !isOver) return;
          watchers.delete(watch);
          if (at < 0) reject(new Error(`it ended without ${JSON.stringify(text)}:\n${drawn.slice(seen)}`));
          else {
            seen = at + text.length;
            resolve();
          }
        };
        watchers.add(watch);
        watch();
      }),
    press: (...keys) => void child.stdin.write(keys.join('')),
    ended,
    drawn: () => drawn,
  };
}
