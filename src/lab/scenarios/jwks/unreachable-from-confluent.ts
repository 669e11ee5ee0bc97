import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/unreachable-from-confluent',
  story: 'The JWKS is published inside the company network only, and the keys were rotated.',
  arrange: ({ idp, confluent }) => {
    idp.otherKeySets['https://keys.acme.internal/jwks.json'] = idp.keys;
    const { provider } = first(confluent);
    provider.jwks_uri = 'https://keys.acme.internal/jwks.json';
    provider.cachedKids = ['Wn2rotatedAway0000000'];
  },
});
