import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import { checkOf, decisionIn, enforcedFailures } from '../../src/diagnosis/model.ts';
import { examine } from '../../src/doctor/examine.ts';
import { gateOf, type CauseId, type GateId } from '../../src/evidence/gate.ts';
import { startLab } from '../../src/lab/start.ts';
import { drawFaults } from './draws.ts';
import { exclusions } from './exclusion.ts';
import { share, twoAtATime } from './run-two.ts';

/**
 * Refusals whose reason does not exist in the lab: the correct answer is questions, because there is no cause to name.
 */
const WITHOUT_REASON: readonly CauseId[] = ['sasl/generic-token-rejected', 'pool/refused-by-sts'];

/** The checks and the diagnosis of a lab with these faults. */
interface Seen {
  readonly faults: readonly CauseId[];
  readonly diagnosis: Diagnosis;
  /** The enforced checks that fail, in the order in which a connection meets them. */
  readonly failing: readonly GateId[];
  readonly isLetIn: boolean;
}

async function see(faults: readonly CauseId[]): Promise<Seen> {
  const lab = await startLab(faults);
  try {
    const { evidence, diagnosis } = await examine(lab.target, { world: lab.world });
    return {
      faults,
      diagnosis,
      failing: enforcedFailures(diagnosis.checks).map(({ id }) => id),
      isLetIn: decisionIn(evidence)?.outcome === 'accept',
    };
  } finally {
    await lab.close();
  }
}

interface Verdict {
  readonly faults: readonly CauseId[];
  /** The faults that are visible beside the other one; the rest cannot be seen before it is fixed. */
  readonly visible: readonly CauseId[];
  readonly named: readonly CauseId[];
  readonly exact: boolean;
  readonly some: boolean;
  readonly path: boolean;
  /** The first failing check is in the gate of one of the faults. */
  readonly baseline: boolean;
  /** The most that a gate can say about a set: there is one fault, and the first failing check is in its gate. */
  readonly baselineExact: boolean;
  readonly said: string;
}

/**
 * A fault is hidden by another one if none of the checks that it alone makes fail was decided: the token that would
 * show it was never issued. A fault that shows only in the refusal is hidden by any other refused sign-in.
 */
function isVisible(fault: CauseId, alone: ReadonlyMap<CauseId, Seen>, { diagnosis, faults }: Seen): boolean {
  const others = faults.filter((each) => each !== fault);
  if (others.length === 0) return true;
  const own = alone.get(fault)!.failing;
  const premises = own.filter((id) => checkOf(id).kind === 'premise');
  if (premises.length > 0)
    return premises.some((id) => diagnosis.checks.find((check) => check.id === id)?.status !== 'unknown');
  const theirs = new Set(others.flatMap((each) => alone.get(each)!.failing));
  return own.some(
    (id) => !theirs.has(id) && diagnosis.checks.find((check) => check.id === id)?.status !== 'unknown',
  );
}

function judge(seen: Seen, alone: ReadonlyMap<CauseId, Seen>): Verdict {
  const { faults, failing, diagnosis } = seen;
  const named = diagnosis.rootCauses.map(({ suspect }) => suspect.cause.id);
  const visible = faults.filter((fault) => isVisible(fault, alone, seen));
  const [first] = failing;
  const explained = new Set(diagnosis.rootCauses.flatMap(({ symptoms }) => symptoms));
  const right = diagnosis.rootCauses.filter(({ suspect }) => faults.includes(suspect.cause.id));
  return {
    faults,
    visible,
    named,
    exact:
      named.every((id) => faults.includes(id)) &&
      visible.every((id) => named.includes(id)) &&
      named.length > 0,
    some: right.length > 0,
    path:
      right.length > 0 &&
      (first === undefined || explained.has(first)) &&
      right.every(({ suspect, symptoms }) =>
        alone
          .get(suspect.cause.id)!
          .failing.filter((id) => failing.includes(id))
          .every((id) => symptoms.includes(id)),
      ),
    baseline: first !== undefined && faults.some((fault) => gateOf(fault) === gateOf(first)),
    baselineExact: first !== undefined && faults.length === 1 && gateOf(faults[0]!) === gateOf(first),
    said:
      diagnosis.rootCauses
        .map(({ suspect, confidence }) => `${suspect.cause.id} (${confidence})`)
        .join(' + ') || diagnosis.verdict,
  };
}

/**
 * Random single and double faults, each in its own lab, and how often the doctor names exactly them. Only faults that
 * break the sign-in are drawn. The same seed draws the same faults.
 */
export async function nameRandomFaults(
  scenarios: readonly CauseId[],
  { count, seed, why }: { readonly count: number; readonly seed: number; readonly why: boolean },
): Promise<void> {
  const alone = new Map(
    (await twoAtATime(scenarios, (id) => see([id]))).map((seen) => [seen.faults[0]!, seen]),
  );
  const breaking = scenarios.filter((id) => alone.get(id)?.isLetIn === false && !WITHOUT_REASON.includes(id));
  const drawn = drawFaults(breaking, count, seed, exclusions());
  const all = await twoAtATime(drawn, (faults) =>
    faults.length === 1 ? Promise.resolve(alone.get(faults[0]!)!) : see(faults),
  );
  const verdicts = all.map((seen) => judge(seen, alone));

  console.log(`seed ${seed}: ${count} faults out of ${breaking.length} scenarios that break the sign-in\n`);
  console.log(
    '| | cases | exact set | at least one right | right symptom path | first failing check: gate of a fault | first failing check: exact |',
  );
  console.log('|---|---|---|---|---|---|---|');
  const line = (title: string, some: readonly Verdict[]): void => {
    const part = (test: (verdict: Verdict) => boolean): string =>
      share(some.filter(test).length, some.length);
    console.log(
      `| ${title} | ${some.length} | ${part(({ exact }) => exact)} | ${part((each) => each.some)} | ${part(({ path }) => path)} | ${part(({ baseline }) => baseline)} | ${part(({ baselineExact }) => baselineExact)} |`,
    );
  };
  line('all', verdicts);
  line(
    'one fault',
    verdicts.filter(({ faults }) => faults.length === 1),
  );
  line(
    'two faults',
    verdicts.filter(({ faults }) => faults.length === 2),
  );
  line(
    'two faults, both visible',
    verdicts.filter(({ visible }) => visible.length === 2),
  );
  console.log(
    '\nOf two faults one may hide the other (no token, no claims): what is hidden need not be named, and is no mistake if it is.\nThe first failing check names no cause; it is counted as right when it is in the gate of a fault.\nFor comparison: OpenRCA 2.0, language models on another domain, exact sets 20.7 %.',
  );
  if (!why) return;
  for (const { faults, visible, exact, path, said } of verdicts) {
    if (exact && path) continue;
    const hidden = faults.filter((id) => !visible.includes(id));
    console.log(
      `  ${exact ? 'path ' : 'named'} ${faults.join(' + ')}${hidden.length === 0 ? '' : ` (hidden: ${hidden.join(', ')})`}: ${said}`,
    );
  }
}
