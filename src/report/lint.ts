import type { Place } from '../evidence/source.ts';
import type { GateId } from '../evidence/gate.ts';
import type { Selection } from './report.ts';

/** What `lint` found, as every reporter renders it, and as `--format json` prints it (`oauthbearer schema lint`). */
export interface LintResult {
  readonly schemaVersion: 1;
  readonly files: readonly LintedFile[];
  /** What counts, where not everything does. */
  readonly selection?: Selection;
}

/** Something in a client's file that keeps it out, or may. */
export interface LintFinding {
  /** Of the cause; of the check where no cause is known. */
  readonly id: GateId;
  readonly severity: 'error' | 'warning';
  readonly place?: Place;
  /** Further places that it is about. */
  readonly also: readonly Place[];
  readonly title: string;
  readonly because: string;
  readonly fix?: {
    readonly summary: string;
    readonly steps: readonly string[];
    readonly commands: readonly { readonly kind: string; readonly text: string }[];
  };
  /** Whether `--fix` mends it. */
  readonly fixable: boolean;
  /** The checks that fail because of it; absent where the finding is a check itself. */
  readonly checks?: readonly GateId[];
}

export interface LintedFile {
  readonly file: string;
  /** In words: "Java client properties". */
  readonly format: string;
  /** Those that count, where a selection leaves some out. */
  readonly findings: readonly LintFinding[];
  /** Those that `selection` leaves out; absent where everything counts. */
  readonly notCounted?: readonly LintFinding[];
  /** How many settings were read of it. */
  readonly settingsRead: number;
  /**
   * What on the client's way to a token and a broker the file does not show: "the token URL (from the environment variable
   * TOKEN_URL)". Only where this is empty does a file without findings have nothing to fix.
   */
  readonly notJudged: readonly string[];
}
