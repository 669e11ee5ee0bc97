import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/kid-not-in-confluent-cache',
  story: 'The signing key was rotated after Confluent last read the JWKS.',
  arrange: ({ idp, confluent }) => {
    first(confluent).provider.cachedKids = ['Wn2rotatedAway0000000', idp.keys[1]?.kid ?? ''];
  },
});
