import { first, withoutKey } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/okta-org-keys',
  story: "The client asks Okta's org server for its token.",
  arrange: ({ client, idp, confluent }) => {
    const [origin, issuer] = ['https://acme.okta.com', 'https://acme.okta.com'];
    Object.assign(idp, {
      origin,
      tokenPath: '/oauth2/v1/token',
      jwksPath: '/oauth2/v1/keys',
      clientId: '0oa1orders2client3x4y',
    });
    idp.claims['iss'] = issuer;
    Object.assign(client, { tokenEndpoint: `${origin}/oauth2/v1/token`, clientId: idp.clientId });
    Object.assign(first(confluent).provider, { issuer, jwks_uri: `${origin}/oauth2/v1/keys` });
    withoutKey(idp);
  },
});
