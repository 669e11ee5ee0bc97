import { amendOnePool } from '../../repair/amend.ts';
import { rewriteFilter, type FilterPart, type Rewrite } from '../../cel/filter.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { ValuesOf, MaybeValuesOf } from '../../evidence/fact.ts';
import { pool, provider } from '../../facts/confluent.ts';
import { filter, type PoolVerdict } from '../../facts/filter.ts';
import { jwt } from '../../facts/token.ts';
import type { CauseId } from '../../evidence/gate.ts';
import type { Json } from '../../evidence/json.ts';
import { culpritsOf } from '../filter-culprits.ts';
import { defineCause, type Cause, type EvidenceRow, type Recognition } from '../define.ts';
import type { Fix, FixCommand } from '../../evidence/fix.ts';
import { patchPool } from '../fixes/confluent-api.ts';
import { withoutPool } from '../sign-in-attempts.ts';

export const filterReads = { verdict: filter.onToken, claims: jwt.claims } as const;
export const filterMayRead = { issuer: provider.issuer, provider: provider.meant, pool: pool.meant } as const;
export type FilterSeen = ValuesOf<typeof filterReads> & MaybeValuesOf<typeof filterMayRead>;

export interface FilterCauseSpec {
  readonly id: CauseId;
  readonly title: string;
  /** One sentence about the first condition that belongs to this cause. */
  readonly why: (part: FilterPart, seen: FilterSeen) => string;
  /** How to rewrite the condition so that it holds. */
  readonly rewrite: (part: FilterPart, seen: FilterSeen) => Rewrite;
  readonly repaired: string;
  readonly fix: (part: FilterPart, seen: FilterSeen, rewritten: readonly FixCommand[]) => Fix;
}

/** A cause for a filter that does not match the token. `answerableFor` ensures that each condition has exactly one. */
export function filterCause(spec: FilterCauseSpec): Cause {
  const rewritten = (seen: FilterSeen): string => {
    const mine = culpritsOf(spec.id, seen.verdict, { claims: seen.claims, issuer: seen.issuer });
    return rewriteFilter(seen.verdict, (part) =>
      mine.includes(part) ? spec.rewrite(part, seen) : undefined,
    );
  };
  return defineCause({
    id: spec.id,
    title: spec.title,
    reads: filterReads,
    mayRead: filterMayRead,
    recognise: (seen) => {
      const mine = culpritsOf(spec.id, seen.verdict, { claims: seen.claims, issuer: seen.issuer });
      const part = mine.find(({ guarded }) => !guarded) ?? mine[0];
      if (part === undefined) return null;
      const contrast = contrastOf(part, seen.verdict);
      return {
        strength: 'shown',
        because: spec.why(part, seen),
        ...(contrast === undefined ? {} : { contrast }),
        rows: partRows(seen.verdict),
        part,
        filterSeen: seen,
      } satisfies Recognition & { part: FilterPart; filterSeen: FilterSeen };
    },
    // Evaluated again: another repair may have changed the claims or the filter since.
    repair: (evidence, { filterSeen }) => {
      const verdict = filter.onToken.read(evidence);
      const claims = jwt.claims.read(evidence);
      if (!verdict.known || !claims.known) return evidence;
      const now = { ...filterSeen, verdict: verdict.value, claims: claims.value };
      return amendOnePool(evidence, verdict.value.pool, { filter: rewritten(now) });
    },
    repaired: spec.repaired,
    experiment: (_, evidence) => withoutPool(evidence),
    fix: ({ part, filterSeen }) =>
      spec.fix(
        part,
        filterSeen,
        patchPool(filterSeen.provider?.id, filterSeen.verdict.pool.id, { filter: rewritten(filterSeen) }),
      ),
  });
}

/** A claim as it is written in a filter. */
export const claimName = ({ claim = [] }: FilterPart): string => `claims.${claim.join('.')}`;

/** A value as it is written in a filter, shortened. */
export const shown = (value: Json | undefined): string => {
  const text = value === undefined ? 'not there' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
};

function contrastOf(
  part: FilterPart,
  { pool: { source } }: PoolVerdict,
): readonly [EvidenceRow, EvidenceRow] | undefined {
  if (part.claim === undefined) return undefined;
  return [
    { label: `${claimName(part)} in the token`, value: shown(part.seen), source: 'the token' },
    {
      label: 'in the filter',
      // Two equal values would explain nothing; then the condition differs in how it compares them.
      value:
        part.expected === undefined || shown(part.expected) === shown(part.seen)
          ? part.text
          : shown(part.expected),
      source,
    },
  ];
}

/** The filter, condition by condition. */
export const partRows = ({ filter: text, parts, pool: { source } }: PoolVerdict): readonly EvidenceRow[] => [
  { label: 'filter of the identity pool', value: text, source },
  // A single condition was already shown with its values.
  ...(parts.length === 1 ? [] : parts).map((part) => ({
    label: part.value === 'error' ? 'has no value' : part.value === part.wanted ? 'holds' : 'does not hold',
    value: `${part.text}${part.claim === undefined ? '' : ` (${claimName(part)} is ${shown(part.seen)})`}`,
    source,
  })),
];

/** The pool would match every token, when no better condition can be derived. */
export function openFilter(evidence: Evidence): Evidence {
  const verdict = filter.written.read(evidence);
  if (!verdict.known) return evidence;
  return amendOnePool(evidence, verdict.value.pool, { filter: 'true' });
}
