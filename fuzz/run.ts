/**
 * `npm run fuzz -- [--seconds 600 | --inputs N] [--seed N] [--patience 1] [target...]`: inputs derived from real ones,
 * for every parser of untrusted text. An input that breaks a parser is minimised and kept in `fuzz/corpus/<target>/`,
 * which the tests read.
 *
 * `--inputs N` tries N inputs on each target: with a seed they are the same on every machine. `--patience` is how many
 * seconds of processor time an input may take before it counts as a hang.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORPUS, targetNames } from './target.ts';
import { watch, type Finding } from './watch.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '600' },
    inputs: { type: 'string' },
    seed: { type: 'string' },
    patience: { type: 'string', default: '1' },
  },
});
const asked = positionals.length === 0 ? targetNames : positionals;
const strangers = asked.filter((name) => !targetNames.includes(name));
if (strangers.length > 0)
  throw new Error(`no target ${strangers.join(', ')}; there are ${targetNames.join(', ')}`);

/** A target that hangs this often is skipped, because each time costs all our patience. */
const MOST_DEADLY = 3;
const inputs = values.inputs === undefined ? undefined : Number(values.inputs);
const until = inputs === undefined ? Date.now() + Number(values.seconds) * 1000 : Number.POSITIVE_INFINITY;
const patience = Number(values.patience);
let seed = Number(values.seed ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}`);

const findings: Finding[] = [];
let [tried, peak, completed] = [0, 0, false];
while (!completed && Date.now() < until) {
  const targets = asked.filter(
    (name) => findings.filter(({ target, kind }) => target === name && kind !== 'crash').length < MOST_DEADLY,
  );
  if (targets.length === 0) break;
  const watched = await watch({ targets, seed: seed++, inputs, until, patience }, keep);
  tried += watched.tried;
  completed = watched.completed;
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
