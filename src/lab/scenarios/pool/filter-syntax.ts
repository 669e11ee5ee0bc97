import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/filter-syntax',
  story: 'The filter has one equals sign instead of two.',
  arrange: ({ confluent }) => {
    first(confluent).pool.filter = 'claims.gty = "client-credentials"';
  },
});
