import type { Shell } from '../commands/command-text.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { writeBundleWithout } from '../evidence/bundle.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { pseudonymize } from '../evidence/pseudonymize.ts';
import type { Redact } from '../evidence/redact.ts';
import { version } from '../package.ts';
import { buildReport } from '../report/build.ts';
import type { Report, Selection } from '../report/report.ts';
import type { Counting } from './selection.ts';

/** A diagnosis, and the evidence for it. */
export interface Run {
  /** As `oauthbearer doctor --format json` prints it. */
  readonly report: Report;
  /**
   * The text of a bundle: everything that was observed, for `replay`. It contains no secret and no usable token.
   *
   * @param options.pseudonymize replaces hosts, tenants, ids, subjects and names
   */
  readonly bundle: (options?: { readonly pseudonymize?: boolean | undefined }) => string;
}

/** Options for what a report contains. */
export interface ReportOptions extends Counting {
  /** The shell that the commands of fixes are written for; default: `bash`. */
  readonly shell?: Shell | undefined;
}

/** @param redact removes the secrets of the run */
export function runOf(
  { evidence, diagnosis, ...about }: Examined,
  { shell = 'bash', selection }: { readonly shell?: Shell | undefined; readonly selection: Selection },
  redact: Redact = (value) => value,
): Run {
  return {
    report: buildReport(evidence, diagnosis, { ...about, version: version(), shell, selection }),
    bundle: ({ pseudonymize: isWanted = false } = {}) =>
      writeBundleWithout(redact, isWanted ? pseudonymize(evidence) : evidence, {
        version: version(),
        pseudonymized: isWanted,
      }).text,
  };
}

interface Examined {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  readonly durationMs: number;
  readonly earlier?: Diagnosis;
}
