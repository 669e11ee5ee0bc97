import { tokenEndpoint } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-http',
  story: 'The token URL begins with http, where the identity provider only redirects.',
  arrange: ({ client }) => {
    client['tokenEndpoint'] = tokenEndpoint(client).replace('https:', 'http:');
  },
});
