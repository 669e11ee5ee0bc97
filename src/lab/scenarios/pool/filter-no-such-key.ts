import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/filter-no-such-key',
  story: 'The filter asks for the email address, which tokens of machines do not have.',
  arrange: ({ confluent }) => {
    first(confluent).pool.filter = 'claims.email.endsWith("@acme.example")';
  },
});
