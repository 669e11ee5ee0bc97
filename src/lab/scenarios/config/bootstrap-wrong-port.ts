import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/bootstrap-wrong-port',
  story: 'The bootstrap server has the port of a self-managed listener.',
  arrange: ({ client, broker, network }) => {
    const wrong = broker.bootstrap.replace(/:\d+$/, ':9093');
    network.refused.push(wrong);
    client['bootstrapServers'] = [wrong];
  },
});
