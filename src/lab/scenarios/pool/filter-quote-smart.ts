import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/filter-quote-smart',
  story: 'The filter was copied from a chat.',
  arrange: ({ confluent }) => {
    first(confluent).pool.filter = 'claims.gty == \u201cclient-credentials\u201d';
  },
});
