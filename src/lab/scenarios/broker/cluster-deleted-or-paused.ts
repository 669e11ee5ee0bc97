import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'broker/cluster-deleted-or-paused',
  story: 'The cluster is still being provisioned.',
  arrange: ({ broker, confluent }) => {
    broker.logicalClusters = [];
    for (const cluster of confluent.clusters) cluster.phase = 'PROVISIONING';
  },
});
