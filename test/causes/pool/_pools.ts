import type { Pool } from '../../../src/evidence/confluent.ts';
import { observed } from '../../../src/evidence/observation.ts';
import { client, NOW, provider, type Change } from '../../casebook.ts';

/** The provider has these pools. */
export const pools = (...all: readonly (Partial<Pool> & { id: string })[]): Change =>
  provider({
    pools: observed(
      all.map((each) => ({
        identityClaim: 'claims.sub',
        state: 'ENABLED',
        source: `iam/v2 identity pool ${each.id}`,
        ...each,
      })),
      'iam/v2 identity pools of op-acme1',
      NOW,
    ),
  });

/** The client names these pools. */
export const names = (poolId: string): Change =>
  client({ poolId, extensions: { logicalCluster: 'lkc-orders1', identityPoolId: poolId } });

/** The client names no pool. */
export const unnamed: Change = (e) => {
  const { poolId: _, ...rest } = e.client;
  return { ...e, client: { ...rest, extensions: { logicalCluster: 'lkc-orders1' } } };
};
