import { amendOnePool } from '../../repair/amend.ts';
import { isMalformed, judgeFilter } from '../../cel/filter.ts';
import { toAscii } from '../../cel/near-miss.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { filter } from '../../facts/filter.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';
import { patchPool } from '../fixes/confluent-api.ts';
import { withoutPool } from '../sign-in-attempts.ts';
import { filterMayRead, openFilter } from './_filter.ts';

/** Syntax of other languages that people use in filters, and its CEL equivalent. Text inside quotes is not changed. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/(?<![=!<>])=(?!=)/g, '=='],
  [/\bAND\b/gi, '&&'],
  [/\bOR\b/gi, '||'],
  [/\bNOT\s+/gi, '!'],
  [/<>/g, '!='],
  [/\bclaim\./g, 'claims.'],
  [/\bclaims\.(\w+(?:-\w+)+)/g, 'claims["$1"]'],
];

function meantBy(filter: string, claims: JsonObject): string | undefined {
  const pieces = filter.split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/);
  const text = pieces
    .map((piece, index) =>
      index % 2 === 1 ? piece : HABITS.reduce((result, [habit, cel]) => result.replace(habit, cel), piece),
    )
    .join('');
  return text !== filter && !isMalformed(judgeFilter(text, claims)) ? text : undefined;
}

/** The API rejects such a filter (400 `invalid_filter`), so it was usually copied by hand. */
export default defineCause({
  id: 'pool/filter-syntax',
  title: "The identity pool's filter is not a valid condition",
  reads: { verdict: filter.written },
  mayRead: { ...filterMayRead, claims: jwt.claims },
  recognise: ({ verdict, claims = {}, provider }) => {
    if (!isMalformed(verdict)) return null;
    const plain = toAscii(verdict.filter);
    if (plain !== verdict.filter && !isMalformed(judgeFilter(plain, claims))) return null;
    const at = verdict.error?.range?.start;
    return {
      strength: 'shown',
      because: `${verdict.error?.message}${at === undefined ? '' : `, at character ${at + 1}`}: ${verdict.filter || '(empty)'}`,
      rows: [{ label: 'filter of the identity pool', value: verdict.filter, source: verdict.pool.source }],
      pool: verdict.pool,
      providerId: provider?.id,
      meant: meantBy(verdict.filter, claims),
    };
  },
  repair: (evidence, { meant, pool }) =>
    meant === undefined ? openFilter(evidence) : amendOnePool(evidence, pool, { filter: meant }),
  repaired: 'with a valid condition that takes this token',
  experiment: (_, evidence) => withoutPool(evidence),
  fix: ({ meant, pool, providerId }) => ({
    summary:
      'Write the filter as a CEL condition over claims, such as claims.aud == "kafka" && claims.sub in ["a", "b"].',
    steps: ['Equality is ==, and is &&, or is ||, not is !; a claim with a dash is claims["client-id"].'],
    commands: meant === undefined ? [] : patchPool(providerId, pool.id, { filter: meant }),
  }),
});
