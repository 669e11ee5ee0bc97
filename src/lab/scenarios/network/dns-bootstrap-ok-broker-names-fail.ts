import { splitAuthority } from '../../network/names.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/dns-bootstrap-ok-broker-names-fail',
  story:
    'In a private DNS zone the bootstrap name has a record, and the names of the brokers behind it have none.',
  arrange: ({ broker, network }) => {
    network.addresses[splitAuthority(broker.bootstrap).host] = ['10.20.0.30'];
    network.unknownHosts.push(...broker.advertised.map(([, host]) => host));
  },
});
