import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/jwks-uri-wrong',
  story: 'The jwks_uri at Confluent is an old one with retired keys.',
  arrange: ({ idp, confluent }) => {
    idp.otherKeySets['/old/jwks.json'] = [{ kid: 'retired-key-1' }];
    first(confluent).provider.jwks_uri = `${idp.origin}/old/jwks.json`;
  },
});
