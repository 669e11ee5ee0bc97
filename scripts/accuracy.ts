/**
 * Runs the doctor against the scenarios of the lab and counts what it names.
 *
 *   npm run accuracy                          every scenario, next to the first failing check
 *   npm run accuracy -- jwt/ pool/            those whose id begins so
 *   npm run accuracy -- --evidence all        by how much of the evidence a person has; or one level of them
 *   npm run accuracy -- --random 500 --seed 7 random single and double faults
 *   npm run accuracy -- --products            every scenario with the identity providers of other vendors
 *   npm run accuracy -- --files                sound client files, and the same with a fault planted
 *   npm run accuracy -- --why                 with each miss, and the checks that failed
 *
 * Exits 1 when a scenario is named wrongly; at a level of evidence: when any wrong cause is named.
 */
import { parseArgs } from 'node:util';
import type { CauseId } from '../src/evidence/gate.ts';
import { scenarios } from '../src/lab/scenarios/registry.generated.ts';
import { judgeFiles } from './accuracy/files.ts';
import { levelsNamed, printLevels, runLevels } from './accuracy/evidence.ts';
import { nameScenarios } from './accuracy/named.ts';
import { nameWithProducts } from './accuracy/products.ts';
import { nameRandomFaults } from './accuracy/random.ts';

const { values, positionals: prefixes } = parseArgs({
  allowPositionals: true,
  options: {
    why: { type: 'boolean', default: false },
    evidence: { type: 'string' },
    files: { type: 'boolean', default: false },
    products: { type: 'boolean', default: false },
    random: { type: 'string' },
    seed: { type: 'string', default: '20261128' },
  },
});
const { why, evidence, random } = values;
const wanted = scenarios
  .map(({ id }) => id as CauseId)
  .filter((id) => prefixes.length === 0 || prefixes.some((prefix) => id.startsWith(prefix)));

if (values.files) {
  process.exitCode = judgeFiles(why) ? 0 : 1;
} else if (values.products) {
  process.exitCode = (await nameWithProducts(wanted)) ? 0 : 1;
} else if (random !== undefined) {
  await nameRandomFaults(wanted, { count: Number(random), seed: Number(values.seed), why });
} else if (evidence !== undefined) {
  const results = await runLevels(levelsNamed(evidence), wanted);
  printLevels(results, why);
  const isWrong = [...results.values()].some((rows) => rows.some(({ outcome }) => outcome === 'wrong'));
  process.exitCode = isWrong ? 1 : 0;
} else {
  process.exitCode = (await nameScenarios(wanted, why)) ? 0 : 1;
}
