import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/alg-hs256',
  story: 'The API in Auth0 is set to HS256.',
  arrange: ({ idp }) => {
    idp.tokenForm = 'HS256';
  },
});
