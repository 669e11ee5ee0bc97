import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/http-error',
  story: 'The JWKS endpoint fails since a rotation.',
  arrange: ({ idp, confluent }) => {
    idp.canned.jwks = { status: 500, headers: { 'content-type': 'text/plain' }, body: 'internal error' };
    first(confluent).provider.cachedKids = ['Wn2rotatedAway0000000'];
  },
});
