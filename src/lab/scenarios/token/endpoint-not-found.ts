import { tokenEndpoint } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/endpoint-not-found',
  story: 'There is a letter too many in the path of the token endpoint.',
  arrange: ({ client }) => {
    client['tokenEndpoint'] = `${tokenEndpoint(client)}s`;
  },
});
