import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/kafkajs-authzid',
  story: 'The client is kafkajs, and its authorizationIdentity is set.',
  arrange: ({ client }) => {
    client['client'] = 'kafkajs';
    client['authorizationIdentity'] = 'orders-service';
  },
});
