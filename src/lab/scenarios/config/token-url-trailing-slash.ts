import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-trailing-slash',
  story: 'Somebody ended the token URL with a slash.',
  arrange: ({ client, idp }) => {
    client['tokenEndpoint'] = `${idp.origin}${idp.tokenPath}/`;
  },
});
