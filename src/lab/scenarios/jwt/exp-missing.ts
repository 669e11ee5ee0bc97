import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/exp-missing',
  story: 'A home-made issuer writes no exp.',
  arrange: ({ idp }) => {
    idp.claims['exp'] = undefined;
  },
});
