import { client } from '../../facts/client.ts';
import { filter } from '../../facts/filter.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** Without `identityPoolId` the session has the permissions of all matching pools. That may be intended. */
export default defineCheck({
  id: 'pool/one-pool-matches',
  title: 'It is clear which pool the client signs in with',
  enforcedBy: 'nobody',
  step: 80,
  reads: { matching: filter.matching, poolId: client.poolId },
  run: ({ matching, poolId }) =>
    poolId === undefined && matching.length > 1
      ? warn(
          `the client names no pool, and ${matching.length} match: ${matching.map(({ id }) => id ?? 'one without an id').join(', ')}`,
        )
      : pass(poolId === undefined ? 'at most one matches' : `the client names ${poolId}`),
});
