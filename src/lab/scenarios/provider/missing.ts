import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/missing',
  story: 'Nobody registered the identity provider in Confluent.',
  arrange: ({ confluent }) => {
    confluent.providers = [];
  },
});
