// @module-tag thorough
import { spawn } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { History } from '../../src/watch/history/history.ts';
import { historyFile } from './_lab.ts';

it('has every round once after a kill at any of 100 moments', async () => {
  const file = historyFile();
  const writer = resolve(dirname(file), 'writer.mjs');
  await build({
    ...{
      entryPoints: ['test/watch/_writer.ts'],
      outfile: writer,
      bundle: true,
      platform: 'node',
      format: 'esm',
    },
    // Found from here, and not from the folder of the bundle.
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    banner: {
      js: "import * as nodeModule from 'node:module'; const require = nodeModule.createRequire(process.cwd() + '/');",
    },
  });
  let rounds = 0;
  let locksLeft = 0;
  for (let kill = 0; kill < 100; kill += 1) {
    const told = await killedWriter(writer, file, rounds, kill % 10);
    if (existsSync(`${file}.lock`)) {
      locksLeft += 1;
      aged(`${file}.lock`);
    }
    const history = await History.open(file, '0.0.0');
    const events = (await history.undelivered()).map(({ event }) => Number(event.title));
    const [count = 0] = (await history.counts()).values();
    // A round whose transaction ended may not have been reported yet, but none is lost that was.
    expect(count).toBeGreaterThanOrEqual(told);
    expect(events).toEqual(
      Array.from({ length: Math.min(100, events.length) }, (_, at) => (events[0] ?? 0) + at),
    );
    expect((await history.seen('t')).spans.map(({ seen }) => seen)).toEqual(count === 0 ? [] : [count]);
    expect((await history.known('t'))?.state.because).toBe(count === 0 ? undefined : `round ${count - 1}`);
    await history.markDelivered((await history.undelivered()).map(({ id }) => id));
    rounds = count;
  }
  expect(rounds).toBeGreaterThan(100);
  expect(locksLeft).toBeGreaterThan(0);
});

/** As if it had been left some minutes ago. */
function aged(path: string): void {
  const past = Date.now() / 1000 - 300;
  utimesSync(path, past, past);
}

/**
 * Starts a writer (`_writer.ts`) at this round, and kills it at some moment after it has finished this many.
 *
 * @returns how many rounds the history has at least
 */
function killedWriter(writer: string, file: string, from: number, after: number): Promise<number> {
  const child = spawn(process.execPath, [writer, file, String(from)]);
  let told = from;
  let lines = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) {
      lines += 1;
      if (/^\d+$/.test(line)) told = Number(line) + 1;
    }
    // Not at once, so that the kill comes at any point of the next round.
    if (lines > after) setTimeout(() => child.kill('SIGKILL'), Math.random() * 4);
  });
  return new Promise((ended) => child.once('exit', () => ended(told)));
}
