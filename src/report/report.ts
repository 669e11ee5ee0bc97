import type { Gate } from '../evidence/gate.ts';
import type { ReportPath } from './paths.ts';

export type { ReportPath } from './paths.ts';

/** The report that every format renders, and that `--format json` prints as it stands (DESIGN: `schemaVersion: 1`). */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'oauthbearer'; readonly version: string };
  readonly target: ReportTarget;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly verdict: 'healthy' | 'unhealthy' | 'inconclusive';
  /** Most likely first; empty when healthy. */
  readonly rootCauses: readonly ReportCause[];
  /** What would also explain it, and why it is ranked lower. */
  readonly alternatives: readonly (ReportCause & { readonly whyLower: string })[];
  /** True, but harmless today. */
  readonly notices: readonly ReportNotice[];
  readonly checks: readonly ReportCheck[];
  readonly model: {
    readonly predicted: string;
    readonly observed: 'accept' | 'reject' | null;
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
  readonly timings: readonly { readonly span: string; readonly startMs: number; readonly endMs: number }[];
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
  /** The two values that disagree come first and are marked. */
  readonly evidence: readonly {
    readonly label: string;
    readonly value: string;
    readonly source: string;
    readonly contrast?: true;
  }[];
  readonly symptoms: readonly string[];
  readonly proof: {
    readonly repair: string;
    readonly predicted: string;
    readonly experiment?: { readonly did: string; readonly saw: string };
  };
  readonly fix: {
    readonly summary: string;
    readonly steps: readonly string[];
    readonly commands: readonly { readonly kind: string; readonly text: string }[];
  };
  readonly docs: string;
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
  readonly status: 'pass' | 'fail' | 'warn' | 'unknown';
  readonly summary: string;
  readonly because: string;
}
