import { tokenEndpoint } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-trailing-slash',
  story: 'The token URL ends with a slash that the identity provider does not accept.',
  arrange: ({ client }) => {
    client['tokenEndpoint'] = `${tokenEndpoint(client)}/`;
  },
});
