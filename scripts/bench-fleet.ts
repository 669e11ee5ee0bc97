/**
 * Prints what a fleet costs (`npm run build` first): `npm run bench:fleet [-- 10 100 1000]`. The command line is a process of
 * its own, the lab is in this one; CPU time and memory are of the command line alone. All targets are healthy and share
 * their identity provider and cluster, as most of a company's clients do.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stringify } from 'yaml';
import { serveLab } from '../src/lab/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-bench-fleet-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const AT_EXIT = join(folder, 'at-exit.cjs');
writeFileSync(
  AT_EXIT,
  `if (require('node:worker_threads').isMainThread) process.on('exit', () => {
     const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
     require('node:fs').writeSync(3, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
   });`,
);

const PER_FILE = 500;
const sizes = process.argv.slice(2).map(Number);
const lab = await serveLab();
console.log('targets   CPU s   targets per CPU-second   wall s   peak MB');
for (const size of sizes.length > 0 ? sizes : [10, 100, 1000]) {
  const fleet = join(folder, String(size));
  mkdirSync(fleet);
  // A busy machine must not make any of them time out.
  const { name: _, ...given } = lab.settings;
  const settings = { ...given, timeout: '120s' };
  for (let from = 0; from < size; from += PER_FILE) {
    const names = Array.from({ length: Math.min(PER_FILE, size - from) }, (_, at) => `client-${from + at}`);
    const targets = Object.fromEntries(names.map((name) => [name, settings]));
    // Each target is written out, as people write them.
    writeFileSync(join(fleet, `${from}.yaml`), stringify({ targets }, { aliasDuplicateObjects: false }));
  }
  const begun = performance.now();
  const args = ['bin/oauthbearer.js', 'fleet', fleet, '--concurrency', '16', '--quiet'];
  const child = spawn(process.execPath, ['--require', AT_EXIT, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const [said, [code]] = await Promise.all([
    text(child.stdio[3] as Readable),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`the fleet of ${size} exited with ${String(code)}`);
  const [cpu = NaN, peak = NaN] = JSON.parse(said) as number[];
  const wall = (performance.now() - begun) / 1000;
  const cells = [String(size).padStart(7), cpu.toFixed(1).padStart(7), (size / cpu).toFixed(1).padStart(24)];
  console.log([...cells, wall.toFixed(1).padStart(8), peak.toFixed(0).padStart(9)].join(' '));
}
await lab.close();
