import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/mgmt-api-token',
  story: "The client asks for a token for Auth0's Management API.",
  arrange: ({ client }) => {
    client['audience'] = 'https://acme.auth0.com/api/v2/';
  },
});
