import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/identity-claim-missing',
  story: 'The tokens have no sub, and the pool takes the identity from it.',
  arrange: ({ idp }) => {
    idp.claims['sub'] = undefined;
  },
});
