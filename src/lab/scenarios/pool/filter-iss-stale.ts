import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/filter-iss-stale',
  story: 'The filter still asks for the issuer before the move.',
  arrange: ({ confluent }) => {
    first(confluent).pool.filter =
      `claims.iss == "${first(confluent).provider.issuer.replace('://', '://old-')}"`;
  },
});
