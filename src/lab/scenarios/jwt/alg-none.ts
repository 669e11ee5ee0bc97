import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/alg-none',
  story: 'The client makes an unsecured token, as for development.',
  arrange: ({ idp }) => {
    idp.tokenForm = 'none';
  },
});
