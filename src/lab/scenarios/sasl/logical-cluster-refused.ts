import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'sasl/logical-cluster-refused',
  story: 'The client names a cluster that is not known behind its bootstrap server.',
  arrange: ({ broker }) => {
    broker.logicalClusters = ['lkc-other9'];
  },
});
