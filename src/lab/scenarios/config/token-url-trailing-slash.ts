import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-trailing-slash',
  story: 'The token URL ends with a slash that the identity provider does not accept.',
  arrange: ({ client, idp }) => {
    client['tokenEndpoint'] = `${idp.origin}${idp.tokenPath}/`;
  },
});
