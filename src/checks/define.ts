import type { Evidence } from '../evidence/evidence.ts';
import { readAll, type Facts, type MaybeValuesOf, type ValuesOf } from '../evidence/fact.ts';
import { gateOf, type CheckId, type Gate } from '../evidence/gate.ts';
import type { Input } from '../evidence/observation.ts';
import type { Source } from '../evidence/source.ts';

/**
 * Who refuses the client when the check fails. `nobody`: advice, which never decides a verdict. What `confluent`
 * enforces is our model of its decision, and is refuted when the broker admits the client anyway; what the `client`
 * library or the `identity-provider` enforces is not refuted, because the doctor itself signs in.
 */
export type Enforcer = 'client' | 'identity-provider' | 'confluent' | 'nobody';

export interface CheckSpec<R extends Facts, M extends Facts> {
  readonly id: CheckId;
  /** The condition that must hold, as a statement: "The token's issuer is the provider's issuer". */
  readonly title: string;
  readonly enforcedBy: Enforcer;
  /** Its position among the checks of its gate, lower first. */
  readonly step: number;
  /** `outcome`: the observed result, which the model predicts and never uses. */
  readonly kind?: 'premise' | 'outcome';
  /**
   * For checks that are not about the sign-in to Kafka: these also apply to clients that sign in to Kafka without
   * OAuth.
   */
  readonly about?: 'schema-registry';
  /** Facts that the check requires: if one is unknown, the engine answers `unknown`. */
  readonly reads: R;
  /** Optional facts that make the answer more precise. */
  readonly mayRead?: M;
  /** Pure: the outcome depends on the facts alone. */
  readonly run: (values: ValuesOf<R> & MaybeValuesOf<M>) => Outcome;
}

export interface Check {
  readonly id: CheckId;
  readonly gate: Gate;
  readonly title: string;
  readonly enforcedBy: Enforcer;
  readonly step: number;
  readonly kind: 'premise' | 'outcome';
  readonly about?: 'schema-registry';
  readonly reads: readonly string[];
  readonly evaluate: (evidence: Evidence) => CheckResult;
  /** The sources of the facts it reads. */
  readonly sourcesIn: (evidence: Evidence) => readonly Source[];
}

export type Outcome =
  | { readonly status: 'pass'; readonly because: string }
  | { readonly status: 'fail'; readonly because: string }
  | { readonly status: 'warn'; readonly because: string }
  | { readonly status: 'unknown'; readonly because: string; readonly input?: Input };

export interface CheckResult {
  readonly id: CheckId;
  readonly status: Outcome['status'];
  readonly because: string;
  readonly input?: Input;
}

export const pass = (because: string): Outcome => ({ status: 'pass', because });
export const fail = (because: string): Outcome => ({ status: 'fail', because });
export const warn = (because: string): Outcome => ({ status: 'warn', because });
export const cannotTell = (because: string, input?: Input): Outcome =>
  input === undefined ? { status: 'unknown', because } : { status: 'unknown', because, input };

export function defineCheck<const R extends Facts, const M extends Facts = Record<never, never>>(
  spec: CheckSpec<R, M>,
): Check {
  return {
    id: spec.id,
    gate: gateOf(spec.id),
    title: spec.title,
    enforcedBy: spec.enforcedBy,
    step: spec.step,
    kind: spec.kind ?? 'premise',
    ...(spec.about !== undefined && { about: spec.about }),
    get reads() {
      return [...Object.values(spec.reads), ...Object.values(spec.mayRead ?? {})].map((each) => each.label);
    },
    sourcesIn: (evidence) =>
      Object.values(spec.reads).flatMap((each) => {
        const reading = each.read(evidence);
        return reading.known ? [reading.source] : [];
      }),
    evaluate: (evidence) => {
      const read = readAll(spec.reads, spec.mayRead, evidence);
      return {
        id: spec.id,
        ...(read.known ? spec.run(read.values) : cannotTell(read.because, read.input)),
      };
    },
  };
}
