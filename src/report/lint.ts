import type { Place } from '../evidence/source.ts';
import type { GateId } from '../evidence/gate.ts';
import type { Selection } from './report.ts';

/** The result of `lint`, as every reporter renders it and as `--format json` prints it (`oauthbearer schema lint`). */
export interface LintResult {
  readonly schemaVersion: 1;
  readonly files: readonly LintedFile[];
  /** What counts, if not everything does. */
  readonly selection?: Selection;
}

/** A fault in a client's file that blocks sign-in, or may. */
export interface LintFinding {
  /** The cause's id; the check's if no cause is known. */
  readonly id: GateId;
  readonly severity: 'error' | 'warning';
  readonly place?: Place;
  /** More places that it concerns. */
  readonly also: readonly Place[];
  readonly title: string;
  readonly because: string;
  readonly fix?: {
    readonly summary: string;
    readonly steps: readonly string[];
    readonly commands: readonly { readonly kind: string; readonly text: string }[];
  };
  /** Whether `--fix` can fix it. */
  readonly fixable: boolean;
  /** The checks that fail because of it; absent if the finding is a check itself. */
  readonly checks?: readonly GateId[];
}

export interface LintedFile {
  readonly file: string;
  /** In words: "Java client properties". */
  readonly format: string;
  /** The findings that count, if a selection excludes some. */
  readonly findings: readonly LintFinding[];
  /** The findings that `selection` excludes; absent if everything counts. */
  readonly notCounted?: readonly LintFinding[];
  /** The number of settings read from it. */
  readonly settingsRead: number;
  /**
   * The settings for the token and the broker that the file does not contain: "the token URL (from the environment
   * variable TOKEN_URL)". Only if this is empty does a file without findings have nothing to fix.
   */
  readonly notJudged: readonly string[];
}
