import { tokenHost } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-missing-intermediate',
  story: 'The identity provider leaves its intermediate certificate out.',
  arrange: ({ client, network }) => {
    network.certificates[tokenHost(client)] = 'no-intermediate';
  },
});
