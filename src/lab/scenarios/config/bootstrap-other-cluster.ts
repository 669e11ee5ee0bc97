import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/bootstrap-other-cluster',
  story: 'The bootstrap server is that of one cluster, and the cluster id that of another.',
  arrange: ({ client, confluent }) => {
    confluent.clusters.push({
      id: 'lkc-billing7',
      environment: 'env-acme2',
      bootstrap: 'pkc-3wq5n.eu-west-1.aws.confluent.cloud:9092',
      phase: 'PROVISIONED',
    });
    client['logicalCluster'] = 'lkc-billing7';
  },
});
