import { enforcedFailures } from '../../src/diagnosis/model.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { CauseId } from '../../src/evidence/gate.ts';
import { gateOf } from '../../src/evidence/gate.ts';
import { startLab } from '../../src/lab/start.ts';
import { twoAtATime } from './run-two.ts';

interface Row {
  readonly scenario: CauseId;
  readonly named: string;
  readonly confidence: string;
  readonly right: boolean;
  /** The first failing check, in the order in which a connection meets them. */
  readonly first: string;
  /** Whether that check is at least in the cause's gate. */
  readonly firstIsNear: boolean;
  readonly failing: readonly string[];
}

async function run(scenario: CauseId): Promise<Row> {
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
      // A refusal without a reason is not a root cause: leaving it open is right.
      right: named.length === 0 ? diagnosis.refusal?.cause.id === scenario : named.join() === scenario,
      first: first ?? 'nothing',
      firstIsNear: first !== undefined && gateOf(first) === gateOf(scenario),
      failing,
    };
  } finally {
    await lab.close();
  }
}

/** What the doctor names in each scenario, beside the first failing check. True when all are right. */
export async function nameScenarios(scenarios: readonly CauseId[], why: boolean): Promise<boolean> {
  const rows = await twoAtATime(scenarios, run);
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
  return right === rows.length && healthy.verdict === 'healthy';
}
