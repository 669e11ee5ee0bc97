import { first, otherTenant } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/jwks-of-other-issuer',
  story: "The jwks_uri at Confluent is another tenant's.",
  arrange: ({ idp, confluent }) => {
    const { provider } = first(confluent);
    provider.jwks_uri = otherTenant(provider.jwks_uri);
    idp.otherKeySets[provider.jwks_uri] = [{ kid: 'globex-key-1' }];
  },
});
