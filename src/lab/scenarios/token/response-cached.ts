import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/response-cached',
  story: 'An API gateway keeps the answer of the token endpoint for a day.',
  arrange: ({ idp }) => {
    idp.claims = { ...idp.claims, iat: -7200, nbf: -7200, exp: -3600 };
    idp.headers.token = { age: '7200', 'cache-control': 'public, max-age=86400' };
  },
});
