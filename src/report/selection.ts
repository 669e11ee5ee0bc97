import { checkOf } from '../diagnosis/model.ts';
import type { CheckId } from '../evidence/gate.ts';
import type { LintedFile, LintFinding, LintResult } from './lint.ts';
import type { Report, ReportCause, ReportCheck, Selection } from './report.ts';

/** The report with the verdict of what counts. What is excluded is in `selection`, and its checks are not `counted`. */
export function selected(report: Report, selection: Selection): Report {
  if (isEverything(selection)) return report;
  const causes = report.rootCauses.filter((each) => causeCounts(each, selection, report));
  const notices = report.notices.filter(({ id }) => names(id, selection));
  const unexplained = report.unexplained.filter((id) => names(id, selection));
  const refusal = refusalCounts(report, selection) ? report.refusal : undefined;
  const checks = report.checks.map((each) =>
    checkCounts(each, report, causes, selection) ? each : { ...each, counted: false as const },
  );
  const open = checks.filter((each) => isOpen(each, report, selection)).map(({ id }) => id);
  const { refusal: _refusal, transient: _transient, ...rest } = report;
  const verdict = verdictOf({ ...rest, checks, rootCauses: causes }, open, selection, report.verdict);
  return {
    ...rest,
    verdict,
    rootCauses: causes,
    alternatives: report.alternatives.filter((each) => causeCounts(each, selection, report)),
    ...(causes.length > 0 && causes.every(({ transient }) => transient) && { transient: true as const }),
    ...(refusal !== undefined && { refusal }),
    ...(verdict === 'healthy' && { questions: [] }),
    notices,
    checks,
    unexplained,
    selection: {
      ...selection,
      verdict: report.verdict,
      open,
      notCounted: {
        rootCauses: report.rootCauses.filter((each) => !causes.includes(each)),
        notices: report.notices.filter((each) => !notices.includes(each)),
        unexplained: report.unexplained.filter((id) => !unexplained.includes(id)),
        ...(report.refusal !== undefined && refusal === undefined && { refusal: report.refusal }),
      },
    },
  };
}

/** The findings that count; the others become `notCounted`. */
export function selectedIn(result: LintResult, selection: Selection): LintResult {
  if (isEverything(selection)) return result;
  const counts = ({ id, checks = [] }: LintFinding): boolean => foundCounts(id, checks, checks, selection);
  return {
    ...result,
    selection,
    files: result.files.map((file): LintedFile => ({
      ...file,
      findings: file.findings.filter(counts),
      notCounted: file.findings.filter((each) => !counts(each)),
    })),
  };
}

export const isEverything = ({ only, skip }: Selection): boolean => only.length === 0 && skip.length === 0;

const matches = (id: string, list: readonly string[]): boolean =>
  list.includes(id) || list.includes(id.slice(0, id.indexOf('/')));

const names = (id: string, { only, skip }: Selection): boolean =>
  (only.length === 0 || matches(id, only)) && !matches(id, skip);

/**
 * A fault counts if it counts itself, or if a check that fails because of it does. It does not count if it is excluded
 * by name, or if everything that it explains is excluded; the outcome of the sign-in fails for every cause, so it makes
 * none count.
 */
function foundCounts(
  id: string,
  explained: readonly string[],
  premises: readonly string[],
  { only, skip }: Selection,
): boolean {
  const decisive = premises.length > 0 ? premises : explained;
  const isLeftOut = decisive.length > 0 && decisive.every((each) => matches(each, skip));
  if (matches(id, skip) || isLeftOut) return false;
  return only.length === 0 || [id, ...explained].some((each) => matches(each, only));
}

const causeCounts = ({ id, symptoms }: ReportCause, selection: Selection, { checks }: Report): boolean => {
  const outcomes = new Set(checks.filter(({ outcome }) => outcome === true).map((check) => check.id));
  return foundCounts(
    id,
    symptoms,
    symptoms.filter((each) => !outcomes.has(each)),
    selection,
  );
};

function refusalCounts({ refusal, checks }: Report, selection: Selection): boolean {
  if (refusal === undefined) return false;
  const refused = checks.filter(({ outcome, status }) => outcome === true && status === 'fail');
  return foundCounts(
    refusal.id,
    refused.map(({ id }) => id),
    [],
    selection,
  );
}

/** A check that fails only because of excluded causes does not count either. */
function checkCounts(
  { id }: ReportCheck,
  { rootCauses }: Report,
  counted: readonly ReportCause[],
  selection: Selection,
): boolean {
  const explaining = rootCauses.filter(({ symptoms }) => symptoms.includes(id));
  return (
    names(id, selection) && (explaining.length === 0 || explaining.some((each) => counted.includes(each)))
  );
}

/** Whether a check that counts, could not be run, and could refuse the client exists. */
function isOpen(
  { id, status, enforced, counted }: ReportCheck,
  report: Report,
  { only }: Selection,
): boolean {
  if (counted === false || !enforced || status !== 'unknown') return false;
  return !(isLetIn(report) && (only.length === 0 || isVouchedFor(id as CheckId)));
}

const isLetIn = ({ model: { observed, decidedBy }, target }: Report): boolean =>
  observed === 'accept' && (decidedBy !== 'sts' || target.bootstrapServers.length === 0);

/** Whether the server that admitted the client has verified it, even though it was not observed. */
function isVouchedFor(id: CheckId): boolean {
  const { enforcedBy, kind, gate } = checkOf(id);
  return enforcedBy === 'confluent' && kind === 'premise' && gate !== 'authorization';
}

/** Healthy only if everything that counts was checked and passes; that the fault is elsewhere is not enough. */
function verdictOf(
  { rootCauses, checks }: Pick<Report, 'rootCauses' | 'checks'>,
  open: readonly string[],
  { only }: Selection,
  whole: Report['verdict'],
): Report['verdict'] {
  if (rootCauses.length > 0) return 'unhealthy';
  if (whole === 'healthy' && only.length === 0) return 'healthy';
  const counted = checks.filter((each) => each.enforced && each.counted !== false);
  const fails = counted.some(({ status }) => status === 'fail');
  const holds = counted.some(({ status }) => status !== 'unknown');
  return fails || open.length > 0 || !holds ? 'inconclusive' : 'healthy';
}
