import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/nbf-future',
  story: 'Tokens are issued to be valid ten minutes later.',
  arrange: ({ idp }) => {
    idp.claims['nbf'] = 600;
  },
});
