import type { Place } from '../evidence/source.ts';
import { OUTCOMES } from './outcome.ts';
import type { Report, ReportCause, ReportRow } from './report.ts';

/**
 * How a client of a fleet ended. `unreadable`: its configuration cannot be read. `skipped`: there is no OAuth to
 * diagnose, because the file has no client, or one that signs in with something else.
 */
export const FLEET_OUTCOMES = [...OUTCOMES, 'unreadable', 'skipped'] as const;
export type FleetOutcome = (typeof FLEET_OUTCOMES)[number];

/** The same value for each outcome. */
export const forEachOutcome = <T>(value: T): Record<FleetOutcome, T> =>
  Object.fromEntries(FLEET_OUTCOMES.map((outcome) => [outcome, value])) as Record<FleetOutcome, T>;

/** The state of a fleet, which every format renders: `--format json` of `fleet`. */
export interface FleetReport {
  readonly schemaVersion: 1;
  readonly tool: Report['tool'];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** The run was ended before every client was diagnosed. */
  readonly interrupted?: true;
  /** `total` excludes skipped clients. */
  readonly counts: Readonly<Record<'total' | FleetOutcome, number>>;
  /** The cause that affects most clients first. */
  readonly rootCauses: readonly SharedCause[];
  readonly warnings: readonly SharedWarning[];
  /** Clients that could not be diagnosed, and why. */
  readonly open: readonly {
    readonly name: string;
    readonly outcome: FleetOutcome;
    readonly because: string;
  }[];
  readonly skipped: readonly { readonly name: string; readonly because: string }[];
  /** Every client that is not skipped, in the order of diagnosis. */
  readonly clients: readonly FleetClient[];
}

/** A cause that prevents several clients from signing in, and that one fix removes. */
export interface SharedCause {
  /** As found for the first of them. */
  readonly cause: ReportCause;
  /** Names, in the order of diagnosis. */
  readonly members: readonly string[];
  /** Evidence that is the same for all of them. */
  readonly shared: readonly Pick<ReportRow, 'label' | 'value'>[];
}

export interface SharedWarning {
  readonly id: string;
  readonly title: string;
  readonly members: readonly string[];
}

/** A client in the list of a fleet's report. It has nothing of its diagnosis but what others do not share. */
export interface FleetClient {
  readonly name: string;
  readonly outcome: FleetOutcome;
  /** In one sentence; absent if it is healthy. */
  readonly because?: string;
  /** Milliseconds. */
  readonly durationMs: number;
  /** The file that describes it; absent for one that is not from a file. */
  readonly file?: string;
  /** Where in that file the first cause is, if it is there. */
  readonly place?: Place;
  /** The command that diagnoses it alone; absent if it is healthy. */
  readonly command?: string;
  /** Its root causes, as indexes of `rootCauses`. */
  readonly causes: readonly number[];
  /** The evidence that is its own: other clients with the same cause have other values. */
  readonly evidence: readonly Pick<ReportRow, 'label' | 'value'>[];
}
