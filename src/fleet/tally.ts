import {
  forEachOutcome,
  type FleetClient,
  type FleetReport,
  type SharedCause,
  type SharedWarning,
} from '../report/fleet.ts';
import type { ReportCause, ReportRow } from '../report/report.ts';
import type { MemberResult } from './result.ts';
import { sharedKeyOf } from './shared-cause.ts';

/** A cause while its clients arrive. */
interface Group {
  readonly cause: ReportCause;
  readonly members: string[];
  /** By label; those in which a client differs are removed. */
  readonly shared: Map<string, string>;
}

/** What is kept of a client: the labels and values are the same strings for all clients that have them. */
interface Kept extends Omit<FleetClient, 'causes' | 'evidence'> {
  readonly found: readonly { readonly group: Group; readonly rows: FleetClient['evidence'] }[];
}

/** A report lists the own evidence of the first clients only; `--results` has it for all. */
const MOST_WITH_EVIDENCE = 2_000;

/**
 * Aggregates results one by one, and keeps of each only its name and what a list of clients shows of it.
 */
export class Tally {
  readonly #counts = { total: 0, ...forEachOutcome(0) };
  readonly #causes = new Map<string, Group>();
  readonly #warnings = new Map<string, SharedWarning & { readonly members: string[] }>();
  readonly #clients: Kept[] = [];
  readonly #skipped: { name: string; because: string }[] = [];
  readonly #texts = new Map<string, string>();
  #withEvidence = 0;

  add(result: MemberResult): void {
    const { name, outcome, because, rootCauses, notices } = result;
    this.#counts[outcome] += 1;
    if (outcome === 'skipped') {
      this.#skipped.push({ name, because });
      return;
    }
    this.#counts.total += 1;
    const groups = rootCauses.map((cause) => ({ cause, group: this.#addCause(name, cause) }));
    for (const { id, title } of notices) {
      const known = this.#warnings.get(id);
      if (known === undefined) this.#warnings.set(id, { id, title, members: [name] });
      else known.members.push(name);
    }
    this.#clients.push(this.#kept(result, groups));
  }

  #kept(
    { name, outcome, because, durationMs, file, command }: MemberResult,
    groups: readonly { readonly cause: ReportCause; readonly group: Group }[],
  ): Kept {
    const isDetailed = groups.length > 0 && this.#withEvidence < MOST_WITH_EVIDENCE;
    if (isDetailed) this.#withEvidence += 1;
    const place = groups
      .flatMap(({ cause }) => cause.evidence)
      .find((row) => row.place !== undefined && row.place.file === file)?.place;
    return {
      ...{ name, outcome, durationMs },
      ...(outcome !== 'healthy' && { because: this.#once(because) }),
      ...(file !== undefined && { file: this.#once(file) }),
      ...(place !== undefined && { place: { line: place.line, column: place.column } }),
      ...(outcome !== 'healthy' && command !== undefined && { command }),
      found: groups.map(({ cause, group }) => ({
        group,
        rows: isDetailed ? this.#rowsOf(cause.evidence) : [],
      })),
    };
  }

  #rowsOf(evidence: readonly ReportRow[]): FleetClient['evidence'] {
    return evidence.map(({ label, value }) => ({ label: this.#once(label), value: this.#once(value) }));
  }

  /** The same string for the same text: a thousand clients that name one issuer hold it once. */
  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size >= MOST_TEXTS) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }

  #addCause(name: string, cause: ReportCause): Group {
    const key = sharedKeyOf(cause);
    const rows = new Map(cause.evidence.map(({ label, value }) => [label, value]));
    const known = this.#causes.get(key);
    if (known === undefined) {
      const group = { cause, members: [name], shared: rows };
      this.#causes.set(key, group);
      return group;
    }
    known.members.push(name);
    for (const [label, value] of known.shared) if (rows.get(label) !== value) known.shared.delete(label);
    return known;
  }

  report(about: Pick<FleetReport, 'tool' | 'startedAt' | 'durationMs' | 'interrupted'>): FleetReport {
    const groups = byMembers(this.#causes.values());
    const indexes = new Map(groups.map((group, index) => [group, index]));
    const clients = this.#clients.map(({ found, ...client }): FleetClient => ({
      ...client,
      causes: found.map(({ group }) => indexes.get(group)!),
      evidence: found.flatMap(({ group: { shared }, rows }) =>
        rows.filter(({ label, value }) => shared.get(label) !== value),
      ),
    }));
    return {
      schemaVersion: 1,
      ...about,
      counts: { ...this.#counts },
      rootCauses: groups.map(({ cause, members, shared }): SharedCause => ({
        cause,
        members,
        shared: [...shared].map(([label, value]) => ({ label, value })),
      })),
      warnings: byMembers(this.#warnings.values()),
      open: clients
        .filter(({ outcome }) => OPEN.includes(outcome))
        .map(({ name, outcome, because = '' }) => ({ name, outcome, because })),
      skipped: this.#skipped,
      clients,
    };
  }
}

const OPEN: readonly MemberResult['outcome'][] = ['inconclusive', 'refused', 'unreadable'];
const MOST_TEXTS = 10_000;

const byMembers = <T extends { readonly members: readonly string[] }>(all: Iterable<T>): readonly T[] =>
  [...all].toSorted((a, b) => b.members.length - a.members.length);
