import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/filter-false',
  story: 'The filter is for another grant.',
  arrange: ({ confluent }) => {
    first(confluent).pool.filter = 'claims.gty == "password"';
  },
});
