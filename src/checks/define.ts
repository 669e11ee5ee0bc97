import type { Evidence } from '../evidence/evidence.ts';
import { readAll, readKnown, type Facts, type MaybeValuesOf, type ValuesOf } from '../evidence/fact.ts';
import { gateOf, type CheckId, type Gate } from '../evidence/gate.ts';
import type { Input } from '../evidence/observation.ts';
import type { Source } from '../evidence/source.ts';

/**
 * Who turns the client away when the check fails. `nobody`: advice, which never makes a verdict.
 * What `confluent` enforces is our model of its decision, and is refuted when the broker lets the client in all
 * the same; what the `client` library or the `identity-provider` enforces is not, for the doctor signs in itself.
 */
export type Enforcer = 'client' | 'identity-provider' | 'confluent' | 'nobody';

export interface CheckSpec<R extends Facts, M extends Facts> {
  readonly id: CheckId;
  /** What must hold, as a statement: "The token's issuer is the provider's issuer". */
  readonly title: string;
  readonly enforcedBy: Enforcer;
  /** Its place among the checks of its gate; the model asks lower ones first. */
  readonly step: number;
  /** `outcome`: what was observed in the end, which the model predicts and never uses. */
  readonly kind?: 'premise' | 'outcome';
  /** What it is about where that is not the sign-in to Kafka: it is judged of clients that sign in there without OAuth as well. */
  readonly about?: 'schema-registry';
  /** Facts without which the check has nothing to say: the engine then answers `unknown`. */
  readonly reads: R;
  /** Facts that sharpen the answer when they are known. */
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
  /** The labels of the facts it reads, for the docs. */
  readonly reads: readonly string[];
  readonly evaluate: (evidence: Evidence) => CheckResult;
  /** Where what it reads was seen. */
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
    reads: [...Object.values(spec.reads), ...Object.values(spec.mayRead ?? {})].map((each) => each.label),
    sourcesIn: (evidence) =>
      Object.values(spec.reads).flatMap((each) => {
        const reading = each.read(evidence);
        return reading.known ? [reading.source] : [];
      }),
    evaluate: (evidence) => {
      const read = readAll(spec.reads, evidence);
      if (!read.known) return { id: spec.id, ...cannotTell(read.because, read.input) };
      const more = spec.mayRead === undefined ? {} : readKnown(spec.mayRead, evidence);
      return { id: spec.id, ...spec.run({ ...read.values, ...more } as ValuesOf<R> & MaybeValuesOf<M>) };
    },
  };
}
