import type { Shell } from '../commands/command-text.ts';
import { titleOf } from '../evidence/configuration.ts';
import type { EvidenceRow, Suspect } from '../causes/define.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { checkOf } from '../diagnosis/model.ts';
import type { Notice } from '../diagnosis/notices.ts';
import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { applyOf } from '../evidence/fix.ts';
import { gateOf, type GateId } from '../evidence/gate.ts';
import { flagsIn, inWords, isLogged } from '../evidence/source.ts';
import { isHeldUp } from '../facts/held-up.ts';
import { asOf, logsOf } from './logs.ts';
import { observationsOf } from './observations.ts';
import { pathsOf } from './paths.ts';
import { claimsReadBy, poolOf } from './pool.ts';
import { selected } from './selection.ts';
import { timelineOf } from './timeline.ts';
import { tokenRowsOf } from './token.ts';
import { witnessesOf } from './witnesses.ts';
import type {
  Report,
  ReportCause,
  ReportRefresh,
  ReportRefusal,
  ReportRow,
  ReportTarget,
  Selection,
} from './report.ts';

/**
 * The URL of a cause's page: a file of the package, as a package URL (ECMA-427). It needs neither a site nor a network:
 * `oauthbearer explain` accepts it like the id.
 */
export const docsPage = (id: GateId, version: string): string =>
  `pkg:npm/oauthbearer@${encodeURIComponent(version)}#docs/causes/${id}.md`;

/**
 * The report of a diagnosis, as `oauthbearer schema report` describes it (`schemaVersion` 1). It contains no secrets;
 * texts from outside are unescaped, and each format escapes them. Equal evidence gives equal reports.
 *
 * @param about.durationMs of the whole run, in milliseconds
 */
export function buildReport(
  evidence: Evidence,
  diagnosis: Diagnosis,
  about: {
    readonly version: string;
    readonly durationMs: number;
    /** The planned changes that the diagnosis predicts, as given. */
    readonly whatIf?: readonly string[];
    /** The diagnosis before the keys were refreshed. */
    readonly earlier?: Diagnosis;
    /** The shell for the commands; default: bash. */
    readonly shell?: Shell;
    /** What counts for the verdict; default: everything. */
    readonly selection?: Selection;
  },
): Report {
  const { shell = 'bash', selection = { only: [], skip: [] } } = about;
  const pool = poolOf(evidence);
  const whole: Report = {
    schemaVersion: 1,
    tool: { name: 'oauthbearer', version: about.version },
    target: targetOf(evidence.client),
    startedAt: new Date(evidence.startedAt).toISOString(),
    durationMs: Math.round(about.durationMs),
    ...(isHeldUp(evidence) && { heldUpMs: evidence.heldUpMs ?? 0 }),
    ...(evidence.stopped !== undefined && { stopped: evidence.stopped }),
    ...(about.whatIf !== undefined && { whatIf: about.whatIf }),
    verdict: diagnosis.verdict,
    rootCauses: diagnosis.rootCauses.map((each) => causeOf(each, shell, about.version)),
    alternatives: diagnosis.alternatives.map((each) => ({
      ...causeOf(each, shell, about.version),
      whyLower: each.whyLower,
    })),
    ...(isTransient(diagnosis) && { transient: true as const }),
    ...(diagnosis.refusal !== undefined && { refusal: refusalOf(diagnosis.refusal) }),
    ...refreshOf(evidence, about.earlier),
    questions: diagnosis.questions,
    token: tokenRowsOf(evidence, claimsReadBy(pool)),
    notices: diagnosis.notices.map((notice) => ({
      id: notice.id,
      gate: gateOf(notice.id),
      title: notice.title,
      because: withAdvice(notice),
    })),
    checks: diagnosis.checks.map(({ id, status, because }) => {
      const { title, enforcedBy, kind } = checkOf(id);
      return {
        id,
        gate: gateOf(id),
        title,
        enforced: enforcedBy !== 'nobody',
        ...(kind === 'outcome' && { outcome: true as const }),
        status,
        summary: title,
        because,
      };
    }),
    model: { ...diagnosis.model, ...toldIn(evidence, diagnosis) },
    unexplained: diagnosis.unexplained,
    missing: diagnosis.missing,
    paths: pathsOf(evidence),
    witnesses: witnessesOf(evidence),
    ...(pool !== undefined && { pool }),
    timeline: timelineOf(evidence),
    observations: observationsOf(evidence),
    ...logged(evidence),
    timings: evidence.timings,
  };
  return selected(whole, selection);
}

function logged(evidence: Evidence): Pick<Report, 'logs' | 'asOf'> {
  const [logs, moment] = [logsOf(evidence), asOf(evidence)];
  return { ...(logs !== undefined && { logs }), ...(moment !== undefined && { asOf: moment }) };
}

/**
 * The flags with values that a person gave, and that refuted checks compare with; values from an API have a URL or an
 * id as their source.
 */
function toldIn(evidence: Evidence, { model }: Diagnosis): Pick<Report['model'], 'told'> {
  const sources = model.refuted.flatMap((id) => checkOf(id).sourcesIn(evidence));
  const told = [...new Set(sources.flatMap(flagsIn))];
  return told.length === 0 ? {} : { told };
}

function targetOf(client: ClientFacts): ReportTarget {
  const { name, tokenEndpoint, clientId, providerId, poolId, bootstrapServers, logicalCluster } = client;
  return {
    name,
    bootstrapServers,
    ...(tokenEndpoint !== undefined && { tokenEndpoint }),
    ...(clientId !== undefined && { clientId }),
    ...(providerId !== undefined && { providerId }),
    ...(poolId !== undefined && { poolId }),
    ...(logicalCluster !== undefined && { logicalCluster }),
    ...(client.client !== undefined && { client: client.client }),
    ...(client.clientVersion !== undefined && { clientVersion: client.clientVersion }),
    ...(client.configuration !== undefined && {
      configuration: { file: client.configuration.file, format: titleOf(client.configuration) },
    }),
  };
}

function refreshOf(
  { confluent: { refresh } }: Evidence,
  earlier: Diagnosis | undefined,
): Pick<Report, 'refresh'> {
  if (refresh === undefined) return {};
  const outcome: ReportRefresh =
    refresh.status === 'observed'
      ? refresh.value
      : { failure: refresh.status === 'failed' ? refresh.failure.message : refresh.because };
  const before = earlier && {
    verdict: earlier.verdict,
    rootCauses: earlier.rootCauses.map(({ suspect }) => suspect.cause.id),
  };
  return { refresh: { ...outcome, ...(before !== undefined && { earlier: before }) } };
}

const isTransient = ({ rootCauses }: Diagnosis): boolean =>
  rootCauses.length > 0 && rootCauses.every(({ suspect }) => suspect.transient);

const refusalOf = ({ cause, seen, rows }: Suspect): ReportRefusal => ({
  id: cause.id,
  title: cause.title,
  because: seen.because,
  evidence: rows.map(shown),
});

const shown = ({ source, ...row }: EvidenceRow): ReportRow => ({
  ...row,
  source: inWords(source),
  ...(typeof source === 'object' && 'file' in source && { place: { file: source.file, ...source.place } }),
  ...(isLogged(source) && { place: { file: source.log, line: source.line, column: 1 } }),
});

function causeOf(
  { suspect, confidence, symptoms, predicted, experiment }: Finding,
  shell: Shell,
  version: string,
): ReportCause {
  const { cause, seen, rows, repaired, fix } = suspect;
  const contrasted = new Set(seen.contrast ?? []);
  return {
    id: cause.id,
    gate: cause.gate,
    title: cause.title,
    because: seen.because,
    confidence,
    ...(seen.later === true && { later: true as const }),
    ...(suspect.transient && { transient: true as const }),
    evidence: rows.map((row) => ({ ...shown(row), ...(contrasted.has(row) && { contrast: true }) })),
    symptoms,
    proof: { repair: repaired, predicted, ...(experiment !== undefined && { experiment }) },
    fix: {
      ...fix,
      commands: fix.commands.map((command) => ({
        kind: command.kind,
        text: command.text.in(shell),
        apply: applyOf(command),
      })),
    },
    docs: docsPage(cause.id, version),
  };
}

/** A warning does no harm today, so its fix is one sentence; the cause's page has the steps. */
const withAdvice = ({ because, suspect }: Notice): string =>
  suspect === undefined ? because : `${because} ${suspect.fix.summary}`;
