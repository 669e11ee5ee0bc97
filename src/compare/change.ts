/** Where two runs may differ, in causal order: what stands earlier can change what stands later, and not the other way round. */
export const AREAS = [
  'client',
  'confluent',
  'discovery',
  'keys',
  'network',
  'clock',
  'token',
  'broker',
  'sts',
  'experiment',
  'report',
] as const;

export type Area = (typeof AREAS)[number];

/** A place in a run: `['token', 'claims', 'aud']`. Names of claims and hosts have dots in them, so it is a list. */
export type Path = readonly [Area, ...string[]];

/**
 * How much a change has to do with the new verdict.
 * - `explains`: with the earlier value put back, a root cause of the later run is gone.
 * - `may-explain`: the client was refused without a reason, and this is something that whoever refused it looks at.
 * - `matters`: with the earlier value put back, a check says something else.
 * - `follows`: it is how the run ended, not why.
 * - `detail`: nothing depends on it.
 */
export const IMPORTANCES = ['explains', 'may-explain', 'matters', 'follows', 'detail'] as const;

export type Importance = (typeof IMPORTANCES)[number];

/** One thing that is different in the later run. */
export interface Change {
  readonly path: Path;
  /** What a person calls it: "issuer of op-acme1 in Confluent". */
  readonly label: string;
  /** Absent: it was not there. */
  readonly before?: string;
  /** Absent: it is no longer there. */
  readonly after?: string;
  readonly importance: Importance;
  /** Ids of the root causes that it explains; empty unless it does. */
  readonly explains: readonly string[];
  /** What changed from the same value to the same value: the audience that is asked for, and the one in the token. */
  readonly also: readonly { readonly path: Path; readonly label: string }[];
}

/** One of the two runs. */
export interface Side {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly verdict: 'healthy' | 'unhealthy' | 'inconclusive';
  readonly rootCauses: readonly SideCause[];
  /** The refusal without a reason, where there is one. */
  readonly refusal?: { readonly id: string; readonly title: string };
}

export interface SideCause {
  readonly id: string;
  readonly title: string;
  /** How to fix it, in one sentence. */
  readonly fix: string;
}

/** What `oauthbearer diff` finds. */
export interface Comparison {
  readonly schemaVersion: 1;
  /** `evidence`: values were put back and the run was diagnosed again; `reports`: no more is known than what the reports show. */
  readonly basis: 'evidence' | 'reports';
  readonly before: Side;
  readonly after: Side;
  /** `same`: verdict and root causes are the same, and nothing changed that matters. */
  readonly outcome: 'same' | 'changed';
  /**
   * Whether the changes that explain it tell why the client no longer works, or why it works again; absent where nothing that
   * was seen explains the difference, or there is none.
   */
  readonly explained?: 'failure' | 'recovery';
  /** What explains the new verdict first. */
  readonly changes: readonly Change[];
  /** Checks whose outcome is another one. */
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly before: string;
    readonly after: string;
  }[];
}
