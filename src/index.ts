/**
 * The doctor as a library: docs/library.md explains it, with examples.
 *
 * ```ts
 * import { diagnose, renderReport } from 'oauthbearer';
 *
 * const { report } = await diagnose({ tokenEndpoint, clientId, clientSecret, bootstrapServers, logicalCluster, poolId });
 * console.log(await renderReport(report, 'markdown'));
 * ```
 */
export {
  diagnose,
  type DiagnoseInput,
  type DiagnoseOptions,
  type ProgressEvent,
} from './library/diagnose.ts';
export { lint, type LintOptions } from './library/lint.ts';
export { renderReport, type RenderOptions } from './library/render.ts';
export { replay } from './library/replay.ts';
export { startLab, type Lab } from './library/lab.ts';
export { InputError, type InputErrorCode, type InputProblem } from './library/input-error.ts';
export type { ClientFile, Environment } from './library/client-file.ts';
export type { LogFile } from './library/log-file.ts';
export type { ReportOptions, Run } from './library/run.ts';
export type { Counting } from './library/selection.ts';
export { version } from './package.ts';

export type { Shell } from './commands/command-text.ts';
export type { CauseId, CheckId, Gate, GateId } from './evidence/gate.ts';
export type { Duration, TargetProperties } from './settings/properties.generated.ts';
export type { FormatName } from './report/formats/names.generated.ts';
export type { FailOn } from './report/outcome.ts';
export type { LintedFile, LintFinding, LintResult } from './report/lint.ts';
export type {
  Report,
  ReportCause,
  ReportCheck,
  ReportNotice,
  ReportPath,
  ReportQuestion,
  ReportRefresh,
  ReportRefusal,
  ReportRow,
  ReportSelection,
  ReportTarget,
  Selection,
} from './report/report.ts';
