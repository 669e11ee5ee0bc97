import { withoutKey } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/cdn-stale',
  story: 'A cache in front of the identity provider serves a JWKS from before the rotation.',
  arrange: ({ idp }) => {
    withoutKey(idp);
    idp.headers.jwks = { 'cache-control': 'max-age=3600, stale-while-revalidate=604800', age: '172800' };
  },
});
