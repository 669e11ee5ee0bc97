import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-broker-blocked',
  story: 'A firewall drops what goes to port 9092.',
  arrange: ({ broker, client, network }) => {
    client['connectTimeout'] = '1s';
    network.unanswered.push(broker.bootstrap);
  },
});
