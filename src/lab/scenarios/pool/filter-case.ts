import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/filter-case',
  story: 'The filter has the client id in lower case.',
  arrange: ({ idp, confluent }) => {
    first(confluent).pool.filter = `claims.azp == "${idp.clientId.toLowerCase()}"`;
  },
});
