import type { Gate } from '../evidence/gate.ts';
import type { Place } from '../evidence/source.ts';
import type { ReportObservation } from './observations.ts';
import type { ReportPath } from './paths.ts';
import type { ReportPool } from './pool.ts';
import type { ReportTimeline } from './timeline.ts';
import type { TokenRow } from './token.ts';
import type { ReportWitnesses } from './witnesses.ts';

export type { ReportPath } from './paths.ts';

/** The report that every format renders, and that `--format json` prints as it stands (DESIGN: `schemaVersion: 1`). */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'oauthbearer'; readonly version: string };
  readonly target: ReportTarget;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** The report predicts what would follow from these planned changes; nothing of it was seen. */
  readonly whatIf?: readonly string[];
  readonly verdict: 'healthy' | 'unhealthy' | 'inconclusive';
  /** Most likely first; empty when healthy. Those that count, where `selection` leaves some out. */
  readonly rootCauses: readonly ReportCause[];
  /** What would also explain it, and why it is ranked lower. */
  readonly alternatives: readonly (ReportCause & { readonly whyLower: string })[];
  /** True: what is wrong passes by itself (a provider that answers 503); try again before you change anything. */
  readonly transient?: true;
  /** The client was refused and nothing that was seen says why; absent otherwise. */
  readonly refusal?: ReportRefusal;
  /** What became of `--refresh-jwks`; absent without it. */
  readonly refresh?: ReportRefresh;
  /** What somebody can look up and the doctor cannot see, the most telling first; empty when the client is let in. */
  readonly questions?: readonly ReportQuestion[];
  /** What of the token matters to Confluent Cloud: header and claims, never the signature. */
  readonly token?: readonly TokenRow[];
  /** True, but harmless today. */
  readonly notices: readonly ReportNotice[];
  readonly checks: readonly ReportCheck[];
  readonly model: {
    readonly predicted: string;
    readonly observed: 'accept' | 'reject' | null;
    /** Who decided: the broker, or Confluent's STS where no broker was asked; absent in reports of version 0.1. */
    readonly decidedBy?: 'broker' | 'sts' | null;
    readonly agree: boolean | null;
    /** Checks that failed although the client was let in: please send us the bundle. */
    readonly refuted: readonly string[];
    /** What a person told of Confluent's side, where those checks rest on it: it may be of another provider. */
    readonly told?: readonly string[];
  };
  /** Enforced checks that fail and that no cause explains. */
  readonly unexplained: readonly string[];
  readonly missing: readonly { readonly input: string; readonly wouldSettle: readonly string[] }[];
  /** Which way each request took, those of the client first; absent in reports of version 0.1. */
  readonly paths?: readonly ReportPath[];
  /** Who says which issuer, audience, key: what has to be the same everywhere. */
  readonly witnesses?: readonly ReportWitnesses[];
  /** The identity pool that decides, and what its filter says of the token. */
  readonly pool?: ReportPool;
  readonly timeline?: ReportTimeline;
  /** What was looked at, as it was seen. */
  readonly observations?: readonly ReportObservation[];
  readonly timings: readonly { readonly span: string; readonly startMs: number; readonly endMs: number }[];
  /** What counts for the verdict, where not everything does. */
  readonly selection?: ReportSelection;
}

/**
 * What counts for the verdict and the exit code: gates (`jwt`), and ids of checks and causes (`jwt/iss-scheme`). With `only` empty
 * everything counts but what `skip` names. Nothing is hidden by it: what does not count stays in the report and says so.
 */
export interface Selection {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

export interface ReportSelection extends Selection {
  /** Of the whole run. */
  readonly verdict: Report['verdict'];
  /** Checks that count and could not be made. */
  readonly open: readonly string[];
  /** What was found and does not count. */
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
  /** Which client it is, when that is known: `java`, `librdkafka`, `kafkajs`. */
  readonly client?: string;
  readonly clientVersion?: string;
  /** The client's own file, and the format that was recognised, in words. */
  readonly configuration?: { readonly file: string; readonly format: string };
}

export interface ReportCause {
  readonly id: string;
  readonly gate: Gate;
  readonly title: string;
  readonly because: string;
  readonly confidence: 'confirmed' | 'likely' | 'possible';
  /** The client meets it only after the sign-in that nobody saw succeed. */
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
      /** How safe it is to run: as it stands, after filling something in, or after checking. */
      readonly apply?: 'paste' | 'fill-in' | 'check-first';
    }[];
  };
  readonly docs: string;
}

export interface ReportRow {
  readonly label: string;
  readonly value: string;
  /** Where the value comes from: a URL, `client.properties:5:12`, a flag. */
  readonly source: string;
  /** The same for programs, where it is a place in a file. */
  readonly place?: Place & { readonly file: string };
}

export interface ReportRefusal {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly evidence: readonly ReportRow[];
}

export interface ReportRefresh {
  /** `jwks_status` of Confluent's answer; absent where the refresh was refused. */
  readonly status?: string;
  readonly providerId?: string;
  /** ISO 8601, as Confluent says it. */
  readonly lastRefreshAt?: string;
  /** Key ids that Confluent held, before and after. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  /** Why nothing was refreshed. */
  readonly failure?: string;
  /** The verdict of the look before, with the ids of its root causes. */
  readonly earlier?: { readonly verdict: Report['verdict']; readonly rootCauses: readonly string[] };
}

export interface ReportQuestion {
  readonly id: string;
  /** What to look up, in the words of the page on which it stands. */
  readonly asks: string;
  readonly where: string;
  /** The flag that takes the answer; absent where a person compares. */
  readonly input?: string;
  readonly effort: 'page' | 'file' | 'credential' | 'administrator';
  /** What has to be there for this client's token. */
  readonly expect: readonly { readonly label: string; readonly value: string; readonly note?: string }[];
  /** Ids of the causes that the answer would show or rule out, the most usual first. */
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
  /** True: it is how the sign-in ended, not something that has to hold before. */
  readonly outcome?: true;
  readonly status: 'pass' | 'fail' | 'warn' | 'unknown';
  /** False: left out of the verdict by `selection`. */
  readonly counted?: false;
  readonly summary: string;
  readonly because: string;
}
