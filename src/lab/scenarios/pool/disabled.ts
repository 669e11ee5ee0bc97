import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/disabled',
  story: 'The identity pool is switched off.',
  arrange: ({ confluent }) => {
    first(confluent).pool.state = 'DISABLED';
  },
});
