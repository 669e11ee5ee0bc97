import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/jwks-of-other-issuer',
  story: "The jwks_uri at Confluent is another tenant's.",
  arrange: ({ idp, confluent }) => {
    idp.otherKeySets['https://globex.auth0.com/.well-known/jwks.json'] = [{ kid: 'globex-key-1' }];
    first(confluent).provider.jwks_uri = 'https://globex.auth0.com/.well-known/jwks.json';
  },
});
