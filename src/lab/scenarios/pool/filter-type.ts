import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/filter-type',
  story: 'The filter takes aud for a list, and it is a string.',
  arrange: ({ client, confluent }) => {
    first(confluent).pool.filter = `${JSON.stringify(client['audience'])} in claims.aud`;
  },
});
