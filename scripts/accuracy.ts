/**
 * Runs the doctor against every scenario of the lab and prints what it named, next to what a tool would have said that
 * stops at the first failing check. Exits 1 when a single scenario is named wrongly.
 *
 *   npm run accuracy                 every scenario
 *   npm run accuracy -- jwt/ pool/   those whose id begins so
 *   npm run accuracy -- --why        with the checks that failed
 */
import { examine } from '../src/doctor/examine.ts';
import { startLab } from '../src/lab/start.ts';
import { scenarios } from '../src/lab/scenarios/registry.generated.ts';
import { enforcedFailures } from '../src/diagnosis/model.ts';

const args = process.argv.slice(2);
const why = args.includes('--why');
const prefixes = args.filter((arg) => !arg.startsWith('--'));
const wanted = scenarios
  .map(({ id }) => id)
  .filter((id) => prefixes.length === 0 || prefixes.some((prefix) => id.startsWith(prefix)));

interface Row {
  readonly scenario: string;
  readonly named: string;
  readonly confidence: string;
  readonly right: boolean;
  /** The first failing check, in the order in which a connection meets them. */
  readonly first: string;
  /** Whether that check is at least in the gate of the cause. */
  readonly firstIsNear: boolean;
  readonly failing: readonly string[];
}

async function run(scenario: string): Promise<Row> {
  const lab = await startLab([scenario]);
  try {
    const { diagnosis } = await examine(lab.target, { world: lab.world });
    const failing = enforcedFailures(diagnosis.checks).map(({ id }) => id);
    const [first] = failing;
    const named = diagnosis.rootCauses.map(({ suspect }) => suspect.cause.id);
    return {
      scenario,
      named: named.join(' + ') || (diagnosis.refusal?.cause.id ?? diagnosis.verdict),
      confidence: diagnosis.rootCauses.map(({ confidence }) => confidence).join(' + '),
      // A refusal whose reason nobody gave is no root cause: to say so is right.
      right:
        named.length === 0
          ? diagnosis.refusal?.cause.id === scenario
          : named.length === 1 && named[0] === scenario,
      first: first ?? 'nothing',
      firstIsNear: first?.split('/')[0] === scenario.split('/')[0],
      failing,
    };
  } finally {
    await lab.close();
  }
}

/** Two at a time: the labs' own work is what takes the processor. */
async function runAll(ids: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const queue = [...ids.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      rows[next[0]] = await run(next[1]);
  };
  await Promise.all([worker(), worker()]);
  return rows;
}

const rows = await runAll(wanted);
const healthy = await startLab([]).then(async (lab) => {
  const { diagnosis } = await examine(lab.target, { world: lab.world });
  await lab.close();
  return diagnosis;
});

console.log('| scenario | named | confidence | | first failing check | in the right gate |');
console.log('|---|---|---|---|---|---|');
for (const { scenario, named, confidence, right, first, firstIsNear, failing } of rows) {
  console.log(
    `| ${scenario} | ${right ? 'the same' : named} | ${confidence} | ${right ? 'right' : 'WRONG'} | ${first}${failing.length > 1 ? ` (of ${failing.length})` : ''} | ${firstIsNear ? 'yes' : 'no'} |`,
  );
  if (why) console.log(`      ${failing.join(' ')}`);
}
const right = rows.filter((row) => row.right).length;
const near = rows.filter((row) => row.firstIsNear).length;
const ambiguous = rows.filter((row) => row.failing.length > 1).length;
console.log(`\nhealthy lab: ${healthy.verdict}, ${healthy.notices.length} notices`);
console.log(`oauthbearer names the root cause in ${right} of ${rows.length} scenarios.`);
console.log(
  `The first failing check is in the cause's gate in ${near} of ${rows.length}, and names no cause; in ${ambiguous} more than one check fails.`,
);
process.exitCode = right === rows.length && healthy.verdict === 'healthy' ? 0 : 1;
