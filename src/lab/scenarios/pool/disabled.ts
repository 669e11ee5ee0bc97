import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/disabled',
  story: 'Somebody switched the pool off.',
  arrange: ({ confluent }) => {
    first(confluent).pool.state = 'DISABLED';
  },
});
