import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/logical-cluster-is-sr',
  story: 'The id of the Schema Registry cluster was taken for that of the Kafka cluster.',
  arrange: (lab) => {
    lab.client['logicalCluster'] = 'lsrc-4nk2q';
  },
});
