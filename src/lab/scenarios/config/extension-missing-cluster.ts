import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/extension-missing-cluster',
  story: 'The client sends no logicalCluster.',
  arrange: (lab) => {
    lab.client['logicalCluster'] = undefined;
  },
});
