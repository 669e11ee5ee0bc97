import { causes } from '../causes/registry.generated.ts';
import { checks } from '../checks/registry.generated.ts';
import { GATES, type Gate, type GateId } from '../evidence/gate.ts';
import type { Selection } from '../report/report.ts';
import { didYouMean, invalid, quoted, refuse } from '../text/problem.ts';

/** What counts for the verdict. The rest stays in the report, marked as not counted. */
export interface Counting {
  /** Gates, checks and causes; if absent or empty, all count. */
  readonly only?: readonly (Gate | GateId)[] | undefined;
  readonly skip?: readonly (Gate | GateId)[] | undefined;
}

/** @throws UsageError for a name that is not a gate, check or cause */
export function selectionOf({ only = [], skip = [] }: Counting): Selection {
  const known: readonly string[] = [...GATES, ...[...causes, ...checks].map(({ id }) => id)];
  const unknownIn = (property: string, ids: readonly string[]) =>
    ids
      .filter((id) => !known.includes(id))
      .map((id) =>
        invalid(
          property,
          `${property}: no gate, check or cause is called ${quoted(id)}${didYouMean(id, known)}`,
        ),
      );
  refuse([...unknownIn('only', only), ...unknownIn('skip', skip)]);
  return { only, skip };
}
