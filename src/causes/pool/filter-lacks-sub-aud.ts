import { amendOnePool } from '../../repair/amend.ts';
import { isSharedIssuer } from '../../evidence/confluent.ts';
import { provider } from '../../facts/confluent.ts';
import { filter } from '../../facts/filter.ts';
import { defineCause } from '../define.ts';

/** support.confluent.io, article 48666617173780: from 2026-04-30 such a pool can no longer be created or changed. */
export default defineCause({
  id: 'pool/filter-lacks-sub-aud',
  title: 'The filter checks neither sub nor aud, although many organizations share the issuer',
  reads: { verdict: filter.onToken, issuer: provider.issuer },
  recognise: ({ verdict, issuer }) =>
    isSharedIssuer(issuer) && !verdict.parts.some(({ claim }) => claim?.[0] === 'sub' || claim?.[0] === 'aud')
      ? {
          strength: 'shown',
          role: 'advice',
          because: `${issuer} is shared by all its customers, and the filter is ${verdict.filter}. Confluent refuses the next change of this pool.`,
          pool: verdict.pool,
          filter: verdict.filter,
        }
      : null,
  repair: (evidence, { pool, filter: text }) =>
    amendOnePool(evidence, pool, { filter: `(${text}) && has(claims.sub)` }),
  repaired: 'with a filter that asks for sub or aud',
  fix: () => ({
    summary: 'Let the filter ask for the sub or the aud of your own clients.',
    steps: [
      'Google: sub is the unique id of the service account, aud the audience that your client asks for.',
    ],
    commands: [],
  }),
});
