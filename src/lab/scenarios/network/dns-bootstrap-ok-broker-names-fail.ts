import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/dns-bootstrap-ok-broker-names-fail',
  story: 'The bootstrap name has a DNS record, the names of the brokers behind it have none.',
  arrange: ({ broker, network }) => {
    network.unknownHosts.push(...broker.advertised.map(([, host]) => host));
  },
});
