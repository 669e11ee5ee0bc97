import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/dns-broker-nxdomain',
  story: 'The bootstrap server is a private name that does not resolve here.',
  arrange: ({ broker, network }) => {
    network.unknownHosts.push(broker.bootstrap.replace(/:\d+$/, ''));
  },
});
