import type { Outcome } from '../report/outcome.ts';
import type { Report, ReportCause } from '../report/report.ts';

/** How it ended for one client: a line of a file of results. No secret is in it. */
export interface MemberResult {
  readonly schemaVersion: 1;
  readonly name: string;
  /**
   * `unreadable`: its configuration cannot be read. `skipped`: there is nothing of OAuth to diagnose, because the file holds no
   * client, or one that signs in with something else.
   */
  readonly outcome: Outcome | 'unreadable' | 'skipped';
  /** The headline of its report, or why there is none. */
  readonly because: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly durationMs: number;
  readonly rootCauses: readonly ReportCause[];
  readonly notices: Report['notices'];
}
