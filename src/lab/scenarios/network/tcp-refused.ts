import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-refused',
  story: 'Nothing listens on the bootstrap port.',
  arrange: ({ broker, network }) => {
    network.refused.push(broker.bootstrap);
  },
});
