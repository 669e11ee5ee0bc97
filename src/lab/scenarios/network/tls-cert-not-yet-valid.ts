import { tokenHost } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-cert-not-yet-valid',
  story: "The identity provider's new certificate was installed before its time.",
  arrange: ({ client, network }) => {
    network.certificates[tokenHost(client)] = 'not-yet-valid';
  },
});
