import type { Outcome } from '../report/outcome.ts';
import type { Report, ReportCause } from '../report/report.ts';

/** The outcome for one client: a line of a file of results. It contains no secrets. */
export interface MemberResult {
  readonly schemaVersion: 1;
  readonly name: string;
  /**
   * `unreadable`: its configuration cannot be read. `skipped`: there is no OAuth to diagnose, because the file has no
   * client, or one that signs in with something else.
   */
  readonly outcome: Outcome | 'unreadable' | 'skipped';
  /** The headline of its report, or why there is no report. */
  readonly because: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly durationMs: number;
  readonly rootCauses: readonly ReportCause[];
  readonly notices: Report['notices'];
}
