import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/wrong-keyset-atm',
  story: 'PingFederate signs with the keys of an access token manager; Confluent reads the central ones.',
  arrange: ({ idp, confluent }) => {
    idp.jwksPath = '/ext/orders/JWKS';
    idp.otherKeySets['/pf/JWKS'] = [{ kid: 'central-signing-1' }];
    first(confluent).provider.jwks_uri = `${idp.origin}/pf/JWKS`;
  },
});
