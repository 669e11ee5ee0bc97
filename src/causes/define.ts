import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentRequest } from '../evidence/experiment.ts';
import type { FileEdit } from '../evidence/file-edit.ts';
import type { Fix } from '../evidence/fix.ts';
import { lazy } from '../evidence/lazy.ts';
import { readAll, sourcesOf, type Facts, type MaybeValuesOf, type ValuesOf } from '../evidence/fact.ts';
import type { Source } from '../evidence/source.ts';
import { meaningOf } from '../commands/names.ts';
import { gateOf, type CauseId, type Gate } from '../evidence/gate.ts';

/**
 * How certain a cause is when it recognises itself.
 * - `stated`: the server that refused the client names this reason (an error code with one meaning, an expired
 * certificate).
 * - `shown`: the evidence contains the fault (both values, and how they differ).
 * - `suggested`: the evidence fits, but would fit other causes too.
 * - `conceivable`: nothing contradicts it, and nothing that was observed supports it.
 */
export type Strength = 'stated' | 'shown' | 'suggested' | 'conceivable';

/** What a cause found in the evidence, for its repair and its words. */
export interface Recognition {
  readonly strength: Strength;
  /** One or two sentences for a person, with the values in them. */
  readonly because: string;
  /** The two values that disagree, to be shown one above the other. */
  readonly contrast?: readonly [EvidenceRow, EvidenceRow];
  /** Additional rows for the report. Those of `reads` need not be repeated. */
  readonly rows?: readonly EvidenceRow[];
  /** Overrides the cause's role, when it depends on what was observed; see `Role`. */
  readonly role?: Role;
  /**
   * The client would meet it only after signing in, which was not observed: it is ranked after what refused the client.
   */
  readonly later?: true;
  /**
   * Overrides whether this fault passes by itself, when that depends on what was observed; see `CauseSpec.transient`.
   */
  readonly transient?: boolean;
}

/**
 * When a recognition counts.
 * - `cause`: always.
 * - `hidden`: it concerns state that only Confluent holds, so it counts only when the model admits the client and the
 * broker did not. Otherwise it may head a warning.
 * - `open`: it says what happened in the end without giving a reason, such as an authentication that fails without a
 * message. It is never a root cause: the diagnosis is then inconclusive, and asks questions (`src/questions`).
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
  /** What the success of the changed attempt means for the cause, and what its failure means. */
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
   * True for a cause in state that only Confluent holds: it counts only when the model admits the client and the broker
   * did not. A recognition can set this itself with `role`.
   */
  readonly hidden?: boolean;
  /**
   * True for a fault that usually passes without a change of settings: an overloaded server, a resolver that does not
   * answer. The first thing to do is to try again. A recognition can set this itself with `transient`.
   */
  readonly transient?: true;
  /** Pure. Null when this is not what happened. */
  readonly recognise: (values: ValuesOf<R> & MaybeValuesOf<M>, sources: Sources<R>) => D | null;
  /** The evidence as it would be if the cause were fixed. Pure; see `repair/amend.ts`. */
  readonly repair: (evidence: Evidence, seen: D) => Evidence;
  /** The repair in words, for the proof: "with the issuer of the token in the provider". */
  readonly repaired: string;
  readonly experiment?: (seen: D, evidence: Evidence) => Experiment | null;
  /** Further attempts whose outcome locates the fault without confirming this cause; facts read their results. */
  readonly attempts?: (seen: D, evidence: Evidence) => readonly ExperimentRequest[];
  readonly fix: (seen: D, evidence: Evidence) => Fix;
  /** Changes to the client's own file that fix it and need no decision by the user. */
  readonly edits?: (seen: D, evidence: Evidence) => readonly FileEdit[];
}

type Sources<R extends Facts> = Readonly<Record<keyof R, Source>>;

/** A cause as the engine sees it, with its details hidden in closures. */
export interface Cause {
  readonly id: CauseId;
  readonly gate: Gate;
  readonly title: string;
  readonly hidden: boolean;
  readonly suspect: (evidence: Evidence) => Suspect | null;
}

/** A cause that recognised itself in the evidence. */
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
    suspect: (evidence) => {
      const read = readAll(spec.reads, spec.mayRead, evidence);
      if (!read.known) return null;
      const { values } = read;
      const sources = sourcesOf(spec.reads, evidence);
      const seen = spec.recognise(values, sources);
      if (seen === null) return null;
      // Most suspects are not reported.
      const fix = lazy(() => explained(writable(spec.fix(seen, evidence))));
      const edits = lazy(() => spec.edits?.(seen, evidence) ?? []);
      const rows = lazy(() => [
        ...(seen.contrast ?? []),
        ...(seen.rows ?? []),
        ...plainRows(spec.reads, values, sources, seen),
      ]);
      return {
        cause,
        seen,
        role: seen.role ?? (cause.hidden ? 'hidden' : 'cause'),
        transient: seen.transient ?? spec.transient ?? false,
        repair: (other) => spec.repair(other, seen),
        repaired: spec.repaired,
        experiment: spec.experiment?.(seen, evidence) ?? null,
        attempts: spec.attempts?.(seen, evidence) ?? [],
        get rows() {
          return rows();
        },
        get fix() {
          return fix();
        },
        get edits() {
          return edits();
        },
      };
    },
  };
  return cause;
}

/** The plain texts that a cause read. It words times, flags and structures itself. */
function plainRows(
  facts: Facts,
  values: Readonly<Record<string, unknown>>,
  sources: Readonly<Record<string, Source>>,
  seen: Recognition,
): readonly EvidenceRow[] {
  const shown = new Set([...(seen.contrast ?? []), ...(seen.rows ?? [])].map((row) => row.label));
  return Object.entries(facts).flatMap(([name, { label, isCase }]) => {
    const value = values[name];
    return typeof value === 'string' && isCase !== true && !shown.has(label)
      ? [{ label, value, source: sources[name] ?? '' }]
      : [];
  });
}

/** A file format may lack a name for a setting; then no line can be written into such a file. */
const writable = (fix: Fix): Fix => ({
  ...fix,
  commands: fix.commands.filter(({ text }) => text.in('bash') !== ''),
});

/** The fix with a step that says what its commands leave to the user, unless its own words do. */
function explained(fix: Fix): Fix {
  const words = [fix.summary, ...fix.steps].join(' ');
  const blanks = new Set(fix.commands.flatMap(({ kind, text }) => (kind === 'terraform' ? [] : text.blanks)));
  const meanings = [...blanks].flatMap((name) => {
    const meaning = meaningOf(name);
    return meaning === undefined || words.includes(name) ? [] : [`${name} is ${meaning}`];
  });
  return meanings.length === 0 ? fix : { ...fix, steps: [...fix.steps, `${meanings.join('; ')}.`] };
}
