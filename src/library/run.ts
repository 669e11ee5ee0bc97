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

/** A diagnosis, and what it rests on. */
export interface Run {
  /** As `oauthbearer doctor --format json` prints it. */
  readonly report: Report;
  /**
   * The text of a bundle: all that was seen, which `replay` diagnoses again. It has no secret and no usable token in it.
   *
   * @param options.pseudonymize replaces hosts, tenants, ids, subjects and names
   */
  readonly bundle: (options?: { readonly pseudonymize?: boolean | undefined }) => string;
}

/** What a report is to say. */
export interface ReportOptions extends Counting {
  /** The shell that the commands of fixes are written for; default: `bash`. */
  readonly shell?: Shell | undefined;
}

/** @param redact takes out the secrets of the run that the evidence is of */
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
