import { first, otherTenant } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-wrong-tenant-env',
  story: 'The client asks the development tenant for its token, and Confluent trusts the one of production.',
  arrange: ({ confluent, idp }) => {
    const [production, jwks] = [
      otherTenant(first(confluent).provider.issuer),
      otherTenant(first(confluent).provider.jwks_uri),
    ];
    idp.otherKeySets[jwks] = [{ kid: 'Qx8production1' }, { kid: 'Qx8production2' }];
    for (const provider of confluent.providers) {
      provider.issuer = production;
      provider.jwks_uri = jwks;
      provider.cachedKids = ['Qx8production1', 'Qx8production2'];
    }
  },
});
