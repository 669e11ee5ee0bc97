import type { FleetClient, FleetReport } from './fleet.ts';
import type { FailOn, Outcome } from './outcome.ts';

/** As for one client, the worst outcome decides. A fleet without clients is not healthy. */
export function outcomeOfFleet(
  { counts, warnings }: Pick<FleetReport, 'counts' | 'warnings'>,
  failOn: FailOn = 'error',
): Outcome {
  const open = counts.refused + counts.inconclusive + counts.unreadable;
  if (failOn === 'never') return 'healthy';
  if (counts.unhealthy > 0 || (failOn === 'inconclusive' && open > 0)) return 'unhealthy';
  if (failOn === 'warning' && warnings.length > 0) return 'warned';
  if (failOn !== 'root-cause' && (open > 0 || counts.total === 0)) return 'inconclusive';
  return counts.transient > 0 ? 'transient' : 'healthy';
}

/** One client of a fleet, by the same rules. */
export function outcomeOfClient({ outcome }: FleetClient, hasWarnings: boolean, failOn: FailOn): Outcome {
  if (failOn === 'never') return 'healthy';
  // A file that should have a client and cannot be read is a fault of the file.
  if (outcome === 'unreadable') return 'unhealthy';
  if (outcome === 'skipped') return 'inconclusive';
  if (outcome === 'unhealthy' || outcome === 'transient') return outcome;
  if (failOn === 'warning' && hasWarnings) return 'warned';
  return failOn === 'inconclusive' && outcome !== 'healthy' ? 'unhealthy' : outcome;
}
