import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/alg-mismatch',
  story: 'Tokens are signed with PS256, and the key is published for RS256.',
  arrange: ({ idp }) => {
    idp.tokenForm = 'PS256';
  },
});
