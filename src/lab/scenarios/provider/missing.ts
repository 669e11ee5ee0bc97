import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/missing',
  story: 'The identity provider is not registered in Confluent.',
  arrange: ({ confluent }) => {
    confluent.providers = [];
  },
});
