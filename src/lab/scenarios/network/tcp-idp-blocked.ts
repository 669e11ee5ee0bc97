import { tokenHost } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-idp-blocked',
  story: 'A firewall drops what goes to the identity provider.',
  arrange: ({ client, network }) => {
    client['connectTimeout'] = '1s';
    network.unanswered.push(`${tokenHost(client)}:443`);
  },
});
