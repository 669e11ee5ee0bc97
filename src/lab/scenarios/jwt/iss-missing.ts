import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-missing',
  story: 'The access token manager of the identity provider has no issuer set.',
  arrange: ({ idp }) => {
    idp.claims['iss'] = undefined;
  },
});
