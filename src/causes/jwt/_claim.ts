import { amendPool } from '../../repair/amend.ts';
import { rewriteFilter, type FilterPart, type Rewrite } from '../../cel/filter.ts';
import { nearestLiteral, nearMiss } from '../../cel/near-miss.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { pool, provider } from '../../facts/confluent.ts';
import { filter } from '../../facts/filter.ts';
import { jwt } from '../../facts/token.ts';
import type { CauseId } from '../../evidence/gate.ts';
import type { Json, JsonObject } from '../../evidence/json.ts';
import { tokenKind } from '../../idp/token-kind.ts';
import { culpritsOf } from '../filter-culprits.ts';
import { defineCause, type Cause, type EvidenceRow, type Recognition } from '../define.ts';
import type { Source } from '../../evidence/source.ts';
import type { Fix, FixCommand } from '../../evidence/fix.ts';
import { patchPool } from '../fixes/confluent-api.ts';

/** What a cause sees of the condition that its claim does not meet. */
export interface Unmet {
  readonly part: FilterPart;
  /** The claim as the filter writes it: `aud`, `realm_access.roles`. */
  readonly claim: string;
  readonly claims: JsonObject;
  /** The command that gives the pool the rewritten filter; empty when the filter would not change. */
  readonly changeFilter: (rewrite: Rewrite) => readonly FixCommand[];
}

export interface ClaimCauseSpec {
  readonly id: CauseId;
  readonly title: string;
  readonly why: (unmet: Unmet) => string;
  readonly fix: (unmet: Unmet) => Fix;
}

/**
 * A cause in a claim that makes the identity pool's filter fail: Confluent checks `aud`, `scope`, `roles` and the like
 * nowhere else. `filter-culprits.ts` decides which condition belongs to which cause.
 */
export function claimCause(spec: ClaimCauseSpec): Cause {
  return defineCause({
    id: spec.id,
    title: spec.title,
    reads: { verdict: filter.onToken, claims: jwt.claims, header: jwt.header, pool: pool.meant },
    mayRead: { issuer: provider.issuer, provider: provider.meant },
    recognise: ({ verdict, claims, header, pool: meant, issuer, provider: owner }, sources) => {
      // An ID token fails the filter because of its kind, not because of one of its claims.
      const kind = tokenKind(claims, header).is;
      if (kind !== 'access' && kind !== 'management-api') return null;
      const parts = culpritsOf(spec.id, verdict, { claims, issuer }).filter(
        (part) => kind === 'access' || !followsFromTheApi(part),
      );
      const [part] = parts;
      if (part === undefined) return null;
      const unmet: Unmet = {
        part,
        claim: (part.claim ?? []).join('.'),
        claims,
        changeFilter: (rewrite) => {
          const rewritten = rewriteFilter(verdict, (culprit) => (culprit === part ? rewrite : undefined));
          return rewritten === verdict.filter
            ? []
            : patchPool(owner?.id, meant.id, { filter: rewritten }).slice(0, 1);
        },
      };
      return {
        strength: 'shown',
        because: spec.why(unmet),
        contrast: bothSides(part, sources.verdict),
        rows: [
          ...parts.slice(1).flatMap((other) => bothSides(other, sources.verdict)),
          ...(verdict.filter === part.text
            ? []
            : [{ label: 'filter of the identity pool', value: verdict.filter, source: sources.verdict }]),
        ],
        unmet,
        texts: parts.map(({ text }) => text),
      } satisfies Recognition & { unmet: Unmet; texts: readonly string[] };
    },
    repair: (evidence, { texts }) => presumeConditionsMet(evidence, ({ text }) => texts.includes(text)),
    repaired: 'with claim and filter in agreement',
    fix: ({ unmet }) => spec.fix(unmet),
  });
}

/**
 * Whether a token for another API could meet a condition: audience and scope depend on the API, while client and
 * subject are the same for all APIs. An audience that almost matches was meant for this API.
 */
export const followsFromTheApi = (part: FilterPart): boolean =>
  ['aud', 'scope', 'permissions'].includes(part.claim?.[0] ?? '') && nearMiss(part) === undefined;

/** The filter's result with these unmet conditions met. */
export function presumeConditionsMet(evidence: Evidence, these: (part: FilterPart) => boolean): Evidence {
  const verdict = filter.onToken.read(evidence);
  if (!verdict.known || verdict.value.culprits.every((each) => !these(each))) return evidence;
  return amendPool(evidence, {
    filter: rewriteFilter(verdict.value, (culprit) => (these(culprit) ? 'let-through' : undefined)),
  });
}

/** What the token and the filter have for a condition that is not met. */
export function bothSides(part: FilterPart, source: Source): readonly [EvidenceRow, EvidenceRow] {
  const claim = (part.claim ?? []).join('.');
  return [
    { label: `${claim} in the token`, value: show(part.seen), source: 'the token' },
    {
      label: `${claim} in the filter`,
      value: part.expected === undefined ? part.text : show(part.expected),
      source,
    },
  ];
}

/** A claim's value as JSON, but a plain string without quotes. */
export const show = (value: Json | undefined): string =>
  value === undefined ? '(absent)' : typeof value === 'string' ? value : JSON.stringify(value);

/** The filter with the token's value instead of its own, where the condition is a plain comparison. */
export const takeFromToken = ({ part, changeFilter }: Unmet): readonly FixCommand[] => {
  const expected = part.op === '==' && typeof part.seen === 'string' ? part.seen : nearestLiteral(part);
  return expected === undefined || !part.wanted ? [] : changeFilter({ expected });
};

/** The same condition on another claim. */
export const askFor = ({ part, claim, changeFilter }: Unmet, name: string): readonly FixCommand[] =>
  part.text.includes(`claims.${claim}`)
    ? changeFilter({ text: part.text.replaceAll(`claims.${claim}`, `claims.${name}`) })
    : [];
