import { tokenHost } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/dns-idp-nxdomain',
  story: 'The host name of the identity provider does not resolve.',
  arrange: ({ client, network }) => {
    network.unknownHosts.push(tokenHost(client));
  },
});
