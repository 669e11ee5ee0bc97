/**
 * Prints how long `diagnose` takes for a recorded bundle once V8 has compiled it, in milliseconds of CPU, and of how many
 * bundles that is the mean. A process of its own, which `bench.ts` starts with `fuzz/typescript-hooks.js`: tsx makes
 * functions slower than they are in the package.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import { readBundle } from '../src/evidence/bundle.ts';

const ROUNDS = 9;
const BUNDLES = 'fixtures/bundles';

const evidence = readdirSync(BUNDLES)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => readBundle(readFileSync(join(BUNDLES, name), 'utf8')).evidence);

/** Evidence that was never seen: what was read of another copy is kept with that. */
function round(): number {
  const copies = evidence.map((each) => structuredClone(each));
  const begun = process.cpuUsage();
  for (const each of copies) diagnose(each);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000 / copies.length;
}

for (let run = 0; run < 5; run += 1) round();
const took = Array.from({ length: ROUNDS }, round).sort((a, b) => a - b);
console.log(JSON.stringify({ ms: took[Math.floor(ROUNDS / 2)], bundles: evidence.length }));
