import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/deactivated',
  story: 'The identity provider in Confluent is switched off.',
  arrange: ({ confluent }) => {
    first(confluent).provider.deactivated = true;
  },
});
