import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/identity-claim-syntax',
  story: 'The identity claim was written without claims.',
  arrange: ({ confluent }) => {
    first(confluent).pool.identity_claim = 'sub';
  },
});
