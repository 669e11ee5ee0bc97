import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/expired',
  story: 'The client goes on using a token of yesterday.',
  arrange: ({ idp }) => {
    idp.claims['iat'] = -90_000;
    idp.claims['exp'] = -3_600;
  },
});
