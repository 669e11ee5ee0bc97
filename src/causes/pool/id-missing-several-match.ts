import { client } from '../../facts/client.ts';
import { filter } from '../../facts/filter.ts';
import { amendClient } from '../../repair/amend.ts';
import { defineCause } from '../define.ts';
import { configurePool } from './_named.ts';

/**
 * Without `identityPoolId` the session has the permissions of all matching pools, and the provider's identity claim.
 */
export default defineCause({
  id: 'pool/id-missing-several-match',
  title: 'The client names no identity pool and several match',
  reads: { matching: filter.matching, poolId: client.poolId },
  recognise: ({ matching, poolId }) => {
    const ids = matching.flatMap(({ id }) => id ?? []);
    if (poolId !== undefined || ids.length < 2) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: `${ids.join(', ')} match this token; the client may do what any of them may.`,
      ids,
    };
  },
  repair: (evidence, { ids }) => amendClient(evidence, { poolId: ids[0]! }),
  repaired: 'with one pool named',
  fix: ({ ids }, evidence) => ({
    summary: 'Name the pool that is meant, if it is one.',
    steps: ['Without it, audit logs and quotas show the identity claim of the provider instead of the pool.'],
    commands: configurePool(ids[0]!, evidence),
  }),
});
