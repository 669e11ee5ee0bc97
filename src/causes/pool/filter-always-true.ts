import { amendOnePool } from '../../repair/amend.ts';
import { filter } from '../../facts/filter.ts';
import { defineCause } from '../define.ts';

/** `confluent iam pool create` writes `true` when no filter is given. */
export default defineCause({
  id: 'pool/filter-always-true',
  title: "The identity pool's filter matches every token of the issuer",
  reads: { verdict: filter.onToken },
  recognise: ({ verdict }) => {
    if (verdict.value !== true || verdict.parts.some(({ claim }) => claim !== undefined)) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: `The filter is ${verdict.filter}: every token of this issuer gets this pool's permissions.`,
      pool: verdict.pool,
      filter: verdict.filter,
    };
  },
  repair: (evidence, { pool, filter: text }) =>
    amendOnePool(evidence, pool, { filter: `(${text}) && has(claims.sub)` }),
  repaired: 'with a filter that asks for a claim',
  fix: () => ({
    summary: 'Let the filter ask for the client or the audience.',
    steps: [
      'For one client: claims.sub == "..." or the claim that names the client (azp, appid, cid, client_id).',
    ],
    commands: [],
  }),
});
