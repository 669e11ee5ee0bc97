import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/extension-prefix-misuse',
  story: 'The prefix of JAAS options was given to a client that sends names as they stand.',
  arrange: (lab) => {
    const { logicalCluster } = lab.client;
    lab.client['logicalCluster'] = undefined;
    lab.client['extensions'] = { extension_logicalCluster: logicalCluster ?? null };
  },
});
