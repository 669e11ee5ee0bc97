import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/not-json',
  story: 'A login page is served where the JWKS was.',
  arrange: ({ idp, confluent }) => {
    idp.canned.jwks = {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Sign in</title></html>',
    };
    first(confluent).provider.cachedKids = ['Wn2rotatedAway0000000'];
  },
});
