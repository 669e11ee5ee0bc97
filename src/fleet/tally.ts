import type { Report, ReportCause, ReportRow } from '../report/report.ts';
import type { MemberResult } from './result.ts';

/** A cause that prevents several clients from signing in, and that one fix removes. */
export interface SharedCause {
  /** As found for the first of them. */
  readonly cause: ReportCause;
  /** Names, in the order of diagnosis. */
  readonly members: readonly string[];
  /** Evidence that is the same for all of them. */
  readonly shared: readonly Pick<ReportRow, 'label' | 'value'>[];
}

/** The state of a fleet: `--format json`. */
export interface FleetReport {
  readonly schemaVersion: 1;
  readonly tool: Report['tool'];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** `total` excludes skipped clients. */
  readonly counts: Readonly<Record<'total' | MemberResult['outcome'], number>>;
  /** The cause that affects most clients first. */
  readonly rootCauses: readonly SharedCause[];
  readonly warnings: readonly {
    readonly id: string;
    readonly title: string;
    readonly members: readonly string[];
  }[];
  /** Clients that could not be diagnosed, and why. */
  readonly open: readonly Pick<MemberResult, 'name' | 'outcome' | 'because'>[];
  readonly skipped: readonly Pick<MemberResult, 'name' | 'because'>[];
}

/**
 * Aggregates results one by one, and keeps of each only its name and what it shares with others.
 * Clients share a root cause when the same change helps all of them: the same cause with the same fix. Confluent's
 * stale keys of one provider are one cause for all clients; a wrong secret is one for each client.
 */
export class Tally {
  readonly #counts = {
    ...{ total: 0, healthy: 0, warned: 0, unhealthy: 0, transient: 0, refused: 0 },
    ...{ inconclusive: 0, unreadable: 0, skipped: 0 },
  };
  readonly #causes = new Map<
    string,
    { cause: ReportCause; members: string[]; shared: Map<string, string> }
  >();
  readonly #warnings = new Map<string, { id: string; title: string; members: string[] }>();
  readonly #open: Pick<MemberResult, 'name' | 'outcome' | 'because'>[] = [];
  readonly #skipped: Pick<MemberResult, 'name' | 'because'>[] = [];

  add({ name, outcome, because, rootCauses, notices }: MemberResult): void {
    this.#counts[outcome] += 1;
    if (outcome === 'skipped') {
      this.#skipped.push({ name, because });
      return;
    }
    this.#counts.total += 1;
    for (const cause of rootCauses) this.#addCause(name, cause);
    for (const { id, title } of notices) {
      const known = this.#warnings.get(id);
      if (known === undefined) this.#warnings.set(id, { id, title, members: [name] });
      else known.members.push(name);
    }
    if (outcome === 'inconclusive' || outcome === 'refused' || outcome === 'unreadable')
      this.#open.push({ name, outcome, because });
  }

  #addCause(name: string, cause: ReportCause): void {
    const key = JSON.stringify([cause.id, cause.fix.summary, cause.fix.commands.map(({ text }) => text)]);
    const rows = new Map(cause.evidence.map(({ label, value }) => [label, value]));
    const known = this.#causes.get(key);
    if (known === undefined) {
      this.#causes.set(key, { cause, members: [name], shared: rows });
      return;
    }
    known.members.push(name);
    for (const [label, value] of known.shared) if (rows.get(label) !== value) known.shared.delete(label);
  }

  report(about: Pick<FleetReport, 'tool' | 'startedAt' | 'durationMs'>): FleetReport {
    const byMembers = <T extends { readonly members: readonly string[] }>(all: Iterable<T>): readonly T[] =>
      [...all].toSorted((a, b) => b.members.length - a.members.length);
    return {
      schemaVersion: 1,
      ...about,
      counts: { ...this.#counts },
      rootCauses: byMembers(this.#causes.values()).map(({ cause, members, shared }) => ({
        cause,
        members,
        shared: [...shared].map(([label, value]) => ({ label, value })),
      })),
      warnings: byMembers(this.#warnings.values()),
      open: this.#open,
      skipped: this.#skipped,
    };
  }
}
