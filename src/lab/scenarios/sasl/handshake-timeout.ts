import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'sasl/handshake-timeout',
  story: 'A load balancer accepts the connection for a broker that is not there.',
  arrange: ({ broker, client }) => {
    client['connectTimeout'] = '1s';
    broker.listener = 'silent';
  },
});
