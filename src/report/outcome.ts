import type { LintResult } from './lint.ts';
import type { Report } from './report.ts';

/**
 * The values of `--fail-on`: what counts as a failure, for exit codes and for formats that only know pass and fail.
 * - `never`: nothing.
 * - `root-cause`: a root cause; an inconclusive run is tolerated.
 * - `error`: a root cause; an inconclusive run has its own exit code.
 * - `inconclusive`: a root cause, and also an inconclusive run.
 * - `warning`: like `error`, and any warning.
 */
export const FAIL_ON = ['warning', 'inconclusive', 'error', 'root-cause', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/**
 * How a run ended, in one word. `warned`: only warnings, which were asked to count. `refused`: the client is refused,
 * and no observation says why.
 */
export const OUTCOMES = ['healthy', 'warned', 'unhealthy', 'transient', 'refused', 'inconclusive'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function outcomeOf(
  { verdict, notices, transient, refusal }: Report,
  failOn: FailOn = 'error',
): Outcome {
  if (failOn === 'never') return 'healthy';
  if (verdict === 'unhealthy') return transient === true ? 'transient' : 'unhealthy';
  if (failOn === 'warning' && notices.length > 0) return 'warned';
  if (verdict === 'healthy' || failOn === 'root-cause') return 'healthy';
  if (failOn === 'inconclusive') return 'unhealthy';
  return refusal === undefined ? 'inconclusive' : 'refused';
}

export function outcomeOfLint({ files }: LintResult, failOn: FailOn = 'error'): Outcome {
  if (failOn === 'never') return 'healthy';
  const severities = new Set(files.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  if (severities.has('error')) return 'unhealthy';
  return failOn === 'warning' && severities.size > 0 ? 'warned' : 'healthy';
}
