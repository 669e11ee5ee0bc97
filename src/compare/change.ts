/** Where two runs may differ, in causal order: an earlier area can affect a later one, but not the other way round. */
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

/** A place in a run: `['token', 'claims', 'aud']`. A list, because names of claims and hosts contain dots. */
export type Path = readonly [Area, ...string[]];

/**
 * How much a change has to do with the new verdict.
 * - `explains`: with the earlier value restored, a root cause of the later run disappears.
 * - `may-explain`: the client was refused without a reason, and the server that refused it checks this.
 * - `matters`: with the earlier value restored, a check has another result.
 * - `follows`: it is how the run ended, not why.
 * - `detail`: nothing depends on it.
 */
export const IMPORTANCES = ['explains', 'may-explain', 'matters', 'follows', 'detail'] as const;

export type Importance = (typeof IMPORTANCES)[number];

/** One difference of the later run. */
export interface Change {
  readonly path: Path;
  /** Its name for people: "issuer of op-acme1 in Confluent". */
  readonly label: string;
  /** Absent: it did not exist. */
  readonly before?: string;
  /** Absent: it no longer exists. */
  readonly after?: string;
  readonly importance: Importance;
  /** Ids of the root causes that it explains. */
  readonly explains: readonly string[];
  /** Other places with the same change: the requested audience, and the one in the token. */
  readonly also: readonly { readonly path: Path; readonly label: string }[];
}

export interface Side {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly verdict: 'healthy' | 'unhealthy' | 'inconclusive';
  readonly rootCauses: readonly SideCause[];
  /** The refusal without a reason, if any. */
  readonly refusal?: { readonly id: string; readonly title: string };
}

export interface SideCause {
  readonly id: string;
  readonly title: string;
  /** How to fix it, in one sentence. */
  readonly fix: string;
}

/** The result of `oauthbearer diff`. */
export interface Comparison {
  readonly schemaVersion: 1;
  /** `evidence`: values were restored and the run was diagnosed again; `reports`: only the reports are known. */
  readonly basis: 'evidence' | 'reports';
  readonly before: Side;
  readonly after: Side;
  /** `same`: verdict and root causes are the same, and nothing that matters changed. */
  readonly outcome: 'same' | 'changed';
  /**
   * Whether the explaining changes say why the client no longer works, or why it works again; absent when no change
   * explains the difference, or there is none.
   */
  readonly explained?: 'failure' | 'recovery';
  /** Those that explain the new verdict first. */
  readonly changes: readonly Change[];
  /** Checks with a different outcome. */
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly before: string;
    readonly after: string;
  }[];
}
