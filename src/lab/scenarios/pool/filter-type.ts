import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/filter-type',
  story: 'The filter takes aud for a list, and it is a string.',
  arrange: ({ idp, confluent }) => {
    first(confluent).pool.filter = `"${idp.defaultAudience}" in claims.aud`;
  },
});
