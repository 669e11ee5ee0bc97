/**
 * `npm run fuzz -- [--seconds 600] [--seed N] [target...]`: inputs derived from real ones, for every parser of
 * untrusted text. An input that breaks a parser is minimised and kept in `fuzz/corpus/<target>/`, which the tests read.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORPUS, targetNames } from './target.ts';
import { watch, type Finding } from './watch.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '600' }, seed: { type: 'string' } },
});
const asked = positionals.length === 0 ? targetNames : positionals;
const strangers = asked.filter((name) => !targetNames.includes(name));
if (strangers.length > 0)
  throw new Error(`no target ${strangers.join(', ')}; there are ${targetNames.join(', ')}`);

/** A target that hangs this often is skipped, because each time costs a second. */
const MOST_DEADLY = 3;
const until = Date.now() + Number(values.seconds) * 1000;
let seed = Number(values.seed ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}`);

const findings: Finding[] = [];
let [tried, peak] = [0, 0];
while (Date.now() < until) {
  const targets = asked.filter(
    (name) => findings.filter(({ target, kind }) => target === name && kind !== 'crash').length < MOST_DEADLY,
  );
  if (targets.length === 0) break;
  const watched = await watch({ targets, seed: seed++, until }, keep);
  tried += watched.tried;
  peak = Math.max(peak, watched.peakMegabytes);
}

const count = (kind: Finding['kind']): number => findings.filter((each) => each.kind === kind).length;
console.log(
  `${asked.length} targets, ${tried} inputs, ${count('crash')} crashes, ${count('hang')} hangs, ${count('memory')} over 256 MB; peak memory of the process ${peak.toFixed(0)} MB`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

function keep(finding: Finding): void {
  findings.push(finding);
  const { target, input, kind, what } = finding;
  const folder = join(CORPUS, target);
  const file = join(folder, createHash('sha256').update(input).digest('hex').slice(0, 16));
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, input);
  console.log(
    `${target}: ${kind}, ${input.length} bytes in ${file}\n  ${what.split('\n').slice(0, 5).join('\n  ')}`,
  );
}
