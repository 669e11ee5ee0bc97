import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/bootstrap-is-rest-endpoint',
  story: 'The REST endpoint of the cluster was taken for its bootstrap server.',
  arrange: ({ client, broker }) => {
    broker.bootstrap = broker.bootstrap.replace(/:\d+$/, ':443');
    broker.listener = 'http';
    client['bootstrapServers'] = [broker.bootstrap];
  },
});
