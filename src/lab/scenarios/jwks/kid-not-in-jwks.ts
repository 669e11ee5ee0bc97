import { withoutKey } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/kid-not-in-jwks',
  story: 'Tokens are signed with a key that was never published.',
  arrange: ({ idp }) => {
    withoutKey(idp);
  },
});
