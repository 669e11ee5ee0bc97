import type { FleetOutcome } from '../report/fleet.ts';
import type { Report, ReportCause } from '../report/report.ts';

/** The outcome for one client: a line of a file of results. It contains no secrets. */
export interface MemberResult {
  readonly schemaVersion: 1;
  readonly name: string;
  readonly outcome: FleetOutcome;
  /** The headline of its report, or why there is no report. */
  readonly because: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly durationMs: number;
  /** The file that describes it; absent for one that is not from a file. */
  readonly file?: string;
  /** The command that diagnoses it alone; absent if it is healthy, or no command line names it. */
  readonly command?: string;
  readonly rootCauses: readonly ReportCause[];
  readonly notices: Report['notices'];
}
