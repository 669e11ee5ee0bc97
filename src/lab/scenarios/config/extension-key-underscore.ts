import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/extension-key-underscore',
  story: 'The names of the extensions were written in snake case.',
  arrange: (lab) => {
    const { logicalCluster, poolId } = lab.client;
    lab.client['logicalCluster'] = undefined;
    lab.client['poolId'] = undefined;
    lab.client['extensions'] = { logical_cluster: logicalCluster ?? null, identity_pool_id: poolId ?? null };
  },
});
