import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/refused-by-sts',
  story: 'Confluent does not act on what its API shows of the provider, and the client names no broker.',
  arrange: ({ client, confluent }) => {
    client['bootstrapServers'] = undefined;
    for (const provider of confluent.providers) provider.atBroker = false;
  },
});
