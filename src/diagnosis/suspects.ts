import type { CheckResult } from '../checks/define.ts';
import type { Suspect } from '../causes/define.ts';
import { causes } from '../causes/registry.generated.ts';
import { supersede } from '../evidence/amend.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { GateId } from '../evidence/gate.ts';
import { judge } from './model.ts';

/** The causes that recognise themselves in the evidence. */
export const suspectsIn = (evidence: Evidence): readonly Suspect[] =>
  causes.flatMap((cause) => cause.suspect(evidence) ?? []);

/** What applying the repairs, one after the other, would leave. */
export function resultsAfter(evidence: Evidence, suspects: readonly Suspect[]): readonly CheckResult[] {
  const mended = suspects.reduce((before, suspect) => supersede(before, suspect.repair(before)), evidence);
  return judge(mended).results;
}

export const idsWith = (
  results: readonly CheckResult[],
  status: CheckResult['status'],
): ReadonlySet<GateId> => new Set(results.filter((each) => each.status === status).map(({ id }) => id));
