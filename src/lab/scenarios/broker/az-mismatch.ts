import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'broker/az-mismatch',
  story: 'One of the three brokers has no endpoint in this network.',
  arrange: ({ broker, client, network }) => {
    client['connectTimeout'] = '1s';
    const [, host, port] = broker.advertised[1]!;
    network.unanswered.push(`${host}:${port}`);
  },
});
