/**
 * The doctor as a library.
 *
 * ```ts
 * import { examine, buildReport, targetFrom, version } from 'oauthbearer';
 *
 * const target = targetFrom({ tokenEndpoint: 'https://acme.auth0.com/oauth/token', clientId, clientSecret });
 * const { evidence, diagnosis, durationMs } = await examine(target);
 * console.log(buildReport(evidence, diagnosis, { version: version(), durationMs }).verdict);
 * ```
 */
export { examine, type ExamineOptions, type Examination } from './doctor/examine.ts';
export { targetFrom, loadTarget, type Sources } from './doctor/load.ts';
export { Secret, type Target } from './settings/target.ts';
export { UsageError } from './text/problem.ts';
export { diagnose, type Diagnosis } from './diagnosis/diagnose.ts';
export type { Confidence, Finding } from './diagnosis/finding.ts';
export type { Notice } from './diagnosis/notices.ts';
export { buildReport } from './report/build.ts';
export { reporters } from './report/formats/registry.generated.ts';
export type { ExitCodes, Rendering, Reporter, Style } from './report/formats/define.ts';
export type { FailOn, Outcome } from './report/outcome.ts';
export type {
  Report,
  ReportCause,
  ReportCheck,
  ReportNotice,
  ReportPath,
  ReportTarget,
} from './report/report.ts';
export { readBundle, writeBundle, BundleError, type Bundle } from './evidence/bundle.ts';
export { pseudonymize } from './evidence/pseudonymize.ts';
export type { Evidence } from './evidence/evidence.ts';
export type { Observation } from './evidence/observation.ts';
export { startLab } from './lab/start.ts';
export type { Lab } from './lab/lab.ts';
export { version } from './package.ts';
