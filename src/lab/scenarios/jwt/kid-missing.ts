import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/kid-missing',
  story: 'A home-made issuer writes no kid, and has two keys.',
  arrange: ({ idp }) => {
    idp.header['kid'] = undefined;
  },
});
