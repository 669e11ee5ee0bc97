import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentRequest } from '../evidence/experiment.ts';
import type { FileEdit } from '../evidence/file-edit.ts';
import type { Fix } from '../evidence/fix.ts';
import { readAll, readKnown, type Facts, type MaybeValuesOf, type ValuesOf } from '../evidence/fact.ts';
import type { Source } from '../evidence/source.ts';
import { gateOf, type CauseId, type Gate } from '../evidence/gate.ts';

/**
 * How surely a cause recognises itself.
 * - `stated`: whoever turned the client away says this very reason (an error code that has one meaning, an
 *   expired certificate).
 * - `shown`: the evidence holds the fault itself (both values, and how they differ).
 * - `suggested`: the evidence fits, and would fit others too.
 * - `conceivable`: nothing speaks against it, and nothing that was seen speaks for it.
 */
export type Strength = 'stated' | 'shown' | 'suggested' | 'conceivable';

/** What a cause found in the evidence, handed on to its repair and its words. */
export interface Recognition {
  readonly strength: Strength;
  /** One or two sentences for a person, with the values in them. */
  readonly because: string;
  /** The two values that disagree, to be set one under the other. */
  readonly contrast?: readonly [EvidenceRow, EvidenceRow];
  /** Further rows for the report. Those of `reads` need not be repeated. */
  readonly rows?: readonly EvidenceRow[];
  /** How this recognition is weighed, where that depends on what was seen; see `Role`. */
  readonly role?: Role;
  /** The client meets it only once it is signed in, and nobody saw that: it stands after what turned the client away. */
  readonly later?: true;
  /** Whether this fault passes by itself, where that depends on what was seen; see `CauseSpec.transient`. */
  readonly transient?: boolean;
}

/**
 * When a recognition is weighed.
 * - `cause`: always.
 * - `hidden`: it lies in state that only Confluent holds, so only when the model would have let the client in and the
 *   broker did not. Otherwise it may head a warning.
 * - `open`: it says what happened in the end and gives no reason for it, as an authentication that fails without a
 *   word. It is never a root cause: the diagnosis is then inconclusive, and asks (`src/questions`).
 * - `advice`: it does not block sign-in; it may head a warning.
 */
export type Role = 'cause' | 'hidden' | 'open' | 'advice';

export interface EvidenceRow {
  readonly label: string;
  readonly value: string;
  readonly source: Source;
}

export interface Experiment {
  readonly request: ExperimentRequest;
  /** What success of the changed attempt says of the cause, and what its failure says. */
  readonly onSuccess: 'confirms' | 'refutes' | 'says-nothing';
  readonly onFailure: 'confirms' | 'refutes' | 'says-nothing';
}

export interface CauseSpec<R extends Facts, M extends Facts, D extends Recognition> {
  readonly id: CauseId;
  /** What is wrong, in plain English, without values. */
  readonly title: string;
  readonly reads: R;
  readonly mayRead?: M;
  /**
   * True for a cause in state that only Confluent holds: it is weighed only when the model would have let the
   * client in and the broker did not. A recognition can say so of itself with `role`.
   */
  readonly hidden?: boolean;
  /**
   * True for a fault that usually passes without anybody changing a setting: an overloaded server, a resolver that does
   * not answer. Trying again is the first thing to do. A recognition can say so of itself with `transient`.
   */
  readonly transient?: true;
  /** Pure. Null when this is not what happened. */
  readonly recognise: (values: ValuesOf<R> & MaybeValuesOf<M>, sources: Sources<R>) => D | null;
  /** The evidence as it would be if the cause were fixed. Pure; see `repair/amend.ts`. */
  readonly repair: (evidence: Evidence, seen: D) => Evidence;
  /** The repair in words, for the proof: "with the issuer of the token in the provider". */
  readonly repaired: string;
  readonly experiment?: (seen: D, evidence: Evidence) => Experiment | null;
  /** Further attempts whose outcome tells where the fault lies, and not whether it is this; facts read what came of them. */
  readonly attempts?: (seen: D, evidence: Evidence) => readonly ExperimentRequest[];
  readonly fix: (seen: D, evidence: Evidence) => Fix;
  /** What of the client's own file can be changed without asking anybody, when that fixes it. */
  readonly edits?: (seen: D, evidence: Evidence) => readonly FileEdit[];
}

type Sources<R extends Facts> = Readonly<Record<keyof R, Source>>;

/** A cause as the engine sees it, its details closed over. */
export interface Cause {
  readonly id: CauseId;
  readonly gate: Gate;
  readonly title: string;
  readonly hidden: boolean;
  /** The labels of the facts it reads, for the docs. */
  readonly reads: readonly string[];
  readonly suspect: (evidence: Evidence) => Suspect | null;
}

/** A cause that recognised itself in a given evidence. */
export interface Suspect {
  readonly cause: Cause;
  readonly seen: Recognition;
  readonly role: Role;
  /** The fault usually passes by itself: try again before changing anything. */
  readonly transient: boolean;
  readonly rows: readonly EvidenceRow[];
  readonly repair: (evidence: Evidence) => Evidence;
  readonly repaired: string;
  readonly experiment: Experiment | null;
  readonly attempts: readonly ExperimentRequest[];
  readonly fix: Fix;
  readonly edits: readonly FileEdit[];
}

/** Declares a cause. */
export function defineCause<
  const R extends Facts,
  const M extends Facts = Record<never, never>,
  D extends Recognition = Recognition,
>(spec: CauseSpec<R, M, D>): Cause {
  const cause: Cause = {
    id: spec.id,
    gate: gateOf(spec.id),
    title: spec.title,
    hidden: spec.hidden ?? false,
    reads: [...Object.values(spec.reads), ...Object.values(spec.mayRead ?? {})].map((each) => each.label),
    suspect: (evidence) => {
      const read = readAll(spec.reads, evidence);
      if (!read.known) return null;
      const more = spec.mayRead === undefined ? {} : readKnown(spec.mayRead, evidence);
      const seen = spec.recognise(
        { ...read.values, ...more } as ValuesOf<R> & MaybeValuesOf<M>,
        read.sources,
      );
      if (seen === null) return null;
      return {
        cause,
        seen,
        role: seen.role ?? (cause.hidden ? 'hidden' : 'cause'),
        transient: seen.transient ?? spec.transient ?? false,
        rows: [
          ...(seen.contrast ?? []),
          ...(seen.rows ?? []),
          ...plainRows(spec.reads, read.values, read.sources, seen),
        ],
        repair: (other) => spec.repair(other, seen),
        repaired: spec.repaired,
        experiment: spec.experiment?.(seen, evidence) ?? null,
        attempts: spec.attempts?.(seen, evidence) ?? [],
        fix: writable(spec.fix(seen, evidence)),
        edits: spec.edits?.(seen, evidence) ?? [],
      };
    },
  };
  return cause;
}

/** The texts that a cause read, as they are. Times, flags and structures it words itself. */
function plainRows(
  facts: Facts,
  values: Readonly<Record<string, unknown>>,
  sources: Readonly<Record<string, Source>>,
  seen: Recognition,
): readonly EvidenceRow[] {
  const shown = new Set([...(seen.contrast ?? []), ...(seen.rows ?? [])].map((row) => row.label));
  return Object.entries(facts).flatMap(([name, { label }]) => {
    const value = values[name];
    return typeof value === 'string' && !shown.has(label)
      ? [{ label, value, source: sources[name] ?? '' }]
      : [];
  });
}

/** Not every file has a name for every setting: then there is no line to write into it. */
const writable = (fix: Fix): Fix => ({
  ...fix,
  commands: fix.commands.filter(({ text }) => text.in('bash') !== ''),
});
