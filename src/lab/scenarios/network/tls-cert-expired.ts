import { tokenHost } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-cert-expired',
  story: "The identity provider's certificate has expired.",
  arrange: ({ client, network }) => {
    network.certificates[tokenHost(client)] = 'expired';
  },
});
