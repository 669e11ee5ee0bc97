import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-http',
  story: 'The token URL begins with http, where the identity provider only redirects.',
  arrange: ({ client, idp }) => {
    client['tokenEndpoint'] = `${idp.origin.replace('https:', 'http:')}${idp.tokenPath}`;
  },
});
