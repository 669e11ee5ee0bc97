import type { Gate } from '../evidence/gate.ts';
import type { Place } from '../evidence/source.ts';
import type { AsOf, ReportLog } from './logs.ts';
import type { ReportObservation } from './observations.ts';
import type { ReportPath } from './paths.ts';
import type { ReportPool } from './pool.ts';
import type { ReportTimeline } from './timeline.ts';
import type { TokenRow } from './token.ts';
import type { ReportWitnesses } from './witnesses.ts';

export type { ReportPath } from './paths.ts';

/** The report that every format renders, and that `--format json` prints unchanged (`schemaVersion: 1`). */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'oauthbearer'; readonly version: string };
  readonly target: ReportTarget;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** Some answers could not be read, because the doctor could not run for so many milliseconds: the machine was too busy. */
  readonly heldUpMs?: number;
  /** The run was stopped before all answers were read, for this reason: what was not known by then was not checked. */
  readonly stopped?: string;
  /** The report predicts the effect of these planned changes, which was not observed. */
  readonly whatIf?: readonly string[];
  readonly verdict: 'healthy' | 'unhealthy' | 'inconclusive';
  /** Most likely first; empty when healthy. Only those that count, if `selection` excludes some. */
  readonly rootCauses: readonly ReportCause[];
  /** What would also explain it, and why it is ranked lower. */
  readonly alternatives: readonly (ReportCause & { readonly whyLower: string })[];
  /** True if the fault passes by itself (a provider that answers 503): try again before you change anything. */
  readonly transient?: true;
  /** The client was refused and no observation says why; absent otherwise. */
  readonly refusal?: ReportRefusal;
  /** The result of `--refresh-jwks`; absent without it. */
  readonly refresh?: ReportRefresh;
  /** What a person can look up and the doctor cannot see, most decisive first; empty when the client is admitted. */
  readonly questions?: readonly ReportQuestion[];
  /** The parts of the token that matter to Confluent Cloud: header and claims, never the signature. */
  readonly token?: readonly TokenRow[];
  /** A problem that does no harm today. */
  readonly notices: readonly ReportNotice[];
  readonly checks: readonly ReportCheck[];
  readonly model: {
    readonly predicted: string;
    readonly observed: 'accept' | 'reject' | null;
    /** Who decided: the broker, or Confluent's STS if no broker was asked; absent in reports of version 0.1. */
    readonly decidedBy?: 'broker' | 'sts' | null;
    readonly agree: boolean | null;
    /** Checks that failed although the client was admitted: please send us the bundle. */
    readonly refuted: readonly string[];
    /**
     * The flags with values of Confluent's side that a person gave, if those checks depend on them: they may belong to
     * another provider.
     */
    readonly told?: readonly string[];
  };
  /** Enforced checks that fail without a known cause. */
  readonly unexplained: readonly string[];
  readonly missing: readonly { readonly input: string; readonly wouldSettle: readonly string[] }[];
  /** The route of each request, those of the client first; absent in reports of version 0.1. */
  readonly paths?: readonly ReportPath[];
  /** Each party's values for issuer, audience and key, which have to be the same everywhere. */
  readonly witnesses?: readonly ReportWitnesses[];
  /** The deciding identity pool, and its filter's result for the token. */
  readonly pool?: ReportPool;
  readonly timeline?: ReportTimeline;
  /** The raw observations. */
  readonly observations?: readonly ReportObservation[];
  /** What the client's logs show (`--log`). */
  readonly logs?: readonly ReportLog[];
  /** How the sign-in ended was seen in a log, and not in this run: the verdict is of that moment. */
  readonly asOf?: AsOf;
  readonly timings: readonly { readonly span: string; readonly startMs: number; readonly endMs: number }[];
  /** What counts for the verdict, if not everything does. */
  readonly selection?: ReportSelection;
}

/**
 * What counts for the verdict and the exit code: gates (`jwt`), and ids of checks and causes (`jwt/iss-scheme`). If
 * `only` is empty, everything counts except what `skip` names. Nothing is hidden: what does not count stays in the
 * report and is marked.
 */
export interface Selection {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

export interface ReportSelection extends Selection {
  /** The verdict of the whole run. */
  readonly verdict: Report['verdict'];
  /** Checks that count and could not be run. */
  readonly open: readonly string[];
  /** What was found but does not count. */
  readonly notCounted: Pick<Report, 'rootCauses' | 'notices' | 'unexplained' | 'refusal'>;
}

export interface ReportTarget {
  readonly name: string;
  readonly tokenEndpoint?: string;
  readonly clientId?: string;
  readonly providerId?: string;
  readonly poolId?: string;
  readonly bootstrapServers: readonly string[];
  readonly logicalCluster?: string;
  /** The client's family, when known: `java`, `librdkafka`, `kafkajs`. */
  readonly client?: string;
  readonly clientVersion?: string;
  /** The client's own file, and the title of its recognised format. */
  readonly configuration?: { readonly file: string; readonly format: string };
}

export interface ReportCause {
  readonly id: string;
  readonly gate: Gate;
  readonly title: string;
  readonly because: string;
  readonly confidence: 'confirmed' | 'likely' | 'possible';
  /** The client would meet it only after a sign-in, which was not observed. */
  readonly later?: true;
  /** It usually passes by itself. */
  readonly transient?: true;
  /** The two values that disagree come first and are marked. */
  readonly evidence: readonly (ReportRow & { readonly contrast?: true })[];
  readonly symptoms: readonly string[];
  readonly proof: {
    readonly repair: string;
    readonly predicted: string;
    readonly experiment?: { readonly did: string; readonly saw: string };
  };
  readonly fix: {
    readonly summary: string;
    readonly steps: readonly string[];
    readonly commands: readonly {
      readonly kind: string;
      readonly text: string;
      /** How safe it is to run: unchanged, after filling something in, or after checking. */
      readonly apply?: 'paste' | 'fill-in' | 'check-first';
    }[];
  };
  readonly docs: string;
}

export interface ReportRow {
  readonly label: string;
  readonly value: string;
  /** The source of the value: a URL, `client.properties:5:12`, a flag. */
  readonly source: string;
  /** The same for programs, if it is a place in a file. */
  readonly place?: Place & { readonly file: string };
}

export interface ReportRefusal {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly evidence: readonly ReportRow[];
}

export interface ReportRefresh {
  /** `jwks_status` of Confluent's answer; absent if the refresh was refused. */
  readonly status?: string;
  readonly providerId?: string;
  /** ISO 8601, as Confluent returned it. */
  readonly lastRefreshAt?: string;
  /** The key ids that Confluent held before and after. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  /** Why nothing was refreshed. */
  readonly failure?: string;
  /** The verdict before the refresh, with the ids of its root causes. */
  readonly earlier?: { readonly verdict: Report['verdict']; readonly rootCauses: readonly string[] };
}

export interface ReportQuestion {
  readonly id: string;
  /** What to look up, in the words of its page. */
  readonly asks: string;
  readonly where: string;
  /** The flag that takes the answer; absent if a person compares. */
  readonly input?: string;
  readonly effort: 'page' | 'file' | 'credential' | 'administrator';
  /** The required values for this client's token. */
  readonly expect: readonly { readonly label: string; readonly value: string; readonly note?: string }[];
  /** Ids of the causes that the answer would confirm or rule out, most common first. */
  readonly decides: readonly string[];
  /** Titles of the first three of them. */
  readonly decidesTitles: readonly string[];
}

export interface ReportNotice {
  readonly id: string;
  readonly gate: Gate;
  readonly title: string;
  readonly because: string;
}

export interface ReportCheck {
  readonly id: string;
  readonly gate: Gate;
  readonly title: string;
  readonly enforced: boolean;
  /** True: it is the outcome of the sign-in, not a requirement for it. */
  readonly outcome?: true;
  readonly status: 'pass' | 'fail' | 'warn' | 'unknown';
  /** False: excluded from the verdict by `selection`. */
  readonly counted?: false;
  readonly summary: string;
  readonly because: string;
}
