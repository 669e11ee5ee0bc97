import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-custom-vs-canonical-domain',
  story: 'The client was moved to the custom domain of Auth0, and the provider at Confluent was not.',
  arrange: ({ client, idp, confluent }) => {
    const custom = 'https://login.acme.example';
    client['tokenEndpoint'] = `${custom}${idp.tokenPath}`;
    idp.claims['iss'] = first(confluent).provider.issuer.replace(idp.origin, custom);
  },
});
