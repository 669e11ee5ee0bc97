import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/aud-missing',
  story: 'The token has no audience, and the filter asks for one.',
  arrange: ({ idp }) => {
    idp.claims['aud'] = undefined;
  },
});
