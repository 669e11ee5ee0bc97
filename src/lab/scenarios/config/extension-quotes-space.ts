import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/extension-quotes-space',
  story: 'The cluster id kept the quotes of the file that it came from.',
  arrange: ({ client, broker }) => {
    client['logicalCluster'] = `"${broker.logicalClusters[0] ?? ''}"`;
  },
});
