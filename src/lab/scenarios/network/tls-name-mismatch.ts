import { tokenHost } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-name-mismatch',
  story: "The identity provider's name points at a server with another certificate.",
  arrange: ({ client, network }) => {
    network.certificates[tokenHost(client)] = 'wrong-name';
  },
});
