import type { Evidence } from '../evidence/evidence.ts';
import { inWords } from '../evidence/source.ts';
import { filter } from '../facts/filter.ts';
import { pool } from '../facts/confluent.ts';
import { identity } from '../facts/pools.ts';

/** The identity pool that decides: its filter, condition by condition, on the token's claims. */
export interface ReportPool {
  /** `pool-...`; absent when the pool is known from flags alone. */
  readonly id?: string;
  readonly displayName?: string;
  readonly filter?: string;
  /** What the filter says of the token; `unknown`: the doctor does not compute it. Absent without a token. */
  readonly value?: boolean | 'error' | 'unknown';
  readonly conditions: readonly {
    /** As the filter has it: `claims.aud == "kafka"`. */
    readonly text: string;
    /** The claim that it reads: `aud`, `realm_access.roles`; absent for one that reads none. */
    readonly claim?: string;
    /** Whether it is as the filter needs it. */
    readonly holds: boolean;
  }[];
  /** The claim that names the principal: `claims.sub`. */
  readonly identityClaim?: string;
  readonly source: string;
}

/** Undefined when no pool is known that decides. */
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

/** Names of the claims that the pool looks at: what its filter reads, and whom its identity claim names. */
export const claimsReadBy = (pool: ReportPool | undefined): readonly string[] => [
  ...new Set(
    [
      ...(pool?.conditions ?? []).map(({ claim }) => claim),
      pool?.identityClaim?.replace(/^claims\./, ''),
    ].flatMap((path) => path?.split('.')[0] ?? []),
  ),
];
