import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/dns-no-address-of-family',
  story: 'Addresses of IPv6 alone are asked for, and the identity provider has only those of IPv4.',
  arrange: ({ client, network, broker }) => {
    client['ipv6'] = true;
    network.addresses['api.confluent.cloud'] = ['2001:db8::20'];
    for (const [, host] of broker.advertised) network.addresses[host] = ['2001:db8::30'];
    network.addresses[broker.bootstrap.split(':')[0]!] = ['2001:db8::30'];
  },
});
