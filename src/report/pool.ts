import type { Evidence } from '../evidence/evidence.ts';
import { inWords } from '../evidence/source.ts';
import { filter } from '../facts/filter.ts';
import { pool } from '../facts/confluent.ts';
import { identity } from '../facts/pools.ts';

/** The deciding identity pool: its filter, condition by condition, on the token's claims. */
export interface ReportPool {
  /** `pool-...`; absent when the pool is known from flags alone. */
  readonly id?: string;
  readonly displayName?: string;
  readonly filter?: string;
  /** The filter's value for the token; `unknown`: the doctor does not evaluate it. Absent without a token. */
  readonly value?: boolean | 'error' | 'unknown';
  readonly conditions: readonly {
    /** As written in the filter: `claims.aud == "kafka"`. */
    readonly text: string;
    /** The claim that it reads: `aud`, `realm_access.roles`; absent if it reads none. */
    readonly claim?: string;
    /** Whether it has the value that the filter needs. */
    readonly holds: boolean;
  }[];
  /** The claim that names the principal: `claims.sub`. */
  readonly identityClaim?: string;
  readonly source: string;
}

/** Undefined when no single pool is known to decide. */
export function poolOf(evidence: Evidence): ReportPool | undefined {
  const judged = filter.onToken.read(evidence);
  const meant = pool.meant.read(evidence);
  const decides = judged.known ? judged.value.pool : meant.known ? meant.value : undefined;
  if (decides === undefined) return undefined;
  const claim = identity.claim.read(evidence);
  return {
    ...(decides.id !== undefined && { id: decides.id }),
    ...(decides.displayName !== undefined && { displayName: decides.displayName }),
    ...(decides.filter !== undefined && { filter: decides.filter }),
    ...(judged.known && { value: judged.value.value }),
    conditions: judged.known
      ? judged.value.parts.map(({ text, claim: path, value, wanted }) => ({
          text: wanted ? text : `!(${text})`,
          ...(path !== undefined && { claim: path.join('.') }),
          holds: value === wanted,
        }))
      : [],
    ...(claim.known && { identityClaim: claim.value.text }),
    source: inWords(decides.source),
  };
}

/** The claims that the pool reads: those in its filter, and its identity claim. */
export const claimsReadBy = (pool: ReportPool | undefined): readonly string[] => [
  ...new Set(
    [
      ...(pool?.conditions ?? []).map(({ claim }) => claim),
      pool?.identityClaim?.replace(/^claims\./, ''),
    ].flatMap((path) => path?.split('.')[0] ?? []),
  ),
];
