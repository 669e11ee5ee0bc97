import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/extension-list-comma',
  story: 'A whole list of extensions was given as the value of the first one.',
  arrange: ({ client, broker, confluent }) => {
    const cluster = broker.logicalClusters[0] ?? '';
    const pool = confluent.providers[0]?.pools[0]?.id ?? '';
    client['logicalCluster'] = undefined;
    client['poolId'] = undefined;
    client['extensions'] = { logicalCluster: `${cluster},identityPoolId=${pool}` };
  },
});
