import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { java } from '../acceptance/_sound-files.ts';

/*
 * A signal may come at any moment of a run. Whatever the moment, the user's file is the old or the new one, nothing is
 * left beside it, and the exit code is that of the signal or that of a run that was already done.
 */

const CLI = inject('executable');
const FAULTY = java({}).replace('SASL_SSL', 'PLAINTEXT');
/** Moments of a run, as parts of the time that a whole one takes here. */
const MOMENTS = [0.3, 0.6, 0.75, 0.85, 0.9, 0.95, 1];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauthbearer-signals-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly tookMs: number;
}

async function run(args: readonly string[], signal?: NodeJS.Signals, afterMs = 0): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], { stdio: 'ignore' });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  if (signal !== undefined) {
    await Promise.race([wait(afterMs), ended]);
    child.kill(signal);
  }
  const [code, by] = await ended;
  return { code, signal: by, tookMs: performance.now() - begun };
}

/** What is written, and how: the file before, and the command. */
const WRITERS: readonly (readonly [
  what: string,
  before: string,
  args: (file: string) => readonly string[],
])[] = [
  ['lint --fix', FAULTY, (file) => ['lint', '--fix', file]],
  [
    'convert --output',
    'the old file\n',
    (file) => [
      'convert',
      join(folder, 'source.properties'),
      '--to',
      'librdkafka-properties',
      '--output',
      file,
    ],
  ],
  [
    'lint --format json=FILE',
    'the old file\n',
    (file) => ['lint', join(folder, 'source.properties'), '--format', `json=${file}`],
  ],
];

const CODES = { SIGINT: 130, SIGTERM: 143 } as const;
type Ending = keyof typeof CODES;

describe.each(WRITERS)('%s', (_, before, args) => {
  /** @param signals one for each moment, or fewer that take turns */
  async function leavesOldOrNew(signals: readonly Ending[]): Promise<void> {
    await writeFile(join(folder, 'source.properties'), FAULTY);
    const place = await mkdtemp(join(folder, 'place-'));
    const file = join(place, 'client.properties');
    await writeFile(file, before);
    const whole = await run(args(file));
    const after = await readFile(file, 'utf8');
    expect(after).not.toBe(before);

    for (const [at, moment] of MOMENTS.entries()) {
      const signal = signals[at % signals.length]!;
      await writeFile(file, before);
      const ended = await run(args(file), signal, whole.tookMs * moment);
      // Before the program has begun, the system ends it.
      expect([CODES[signal], whole.code, signal]).toContain(ended.signal ?? ended.code);
      expect([before, after]).toContain(await readFile(file, 'utf8'));
      expect(await readdir(place)).toEqual(['client.properties']);
    }
  }
  const leaves = 'leaves the old or the new file after %s';
  it.each([[['SIGINT', 'SIGTERM']]] as const)(leaves, leavesOldOrNew);
  it.each([[['SIGINT']], [['SIGTERM']]] as const)(leaves, { tags: ['thorough'] }, leavesOldOrNew);
});
