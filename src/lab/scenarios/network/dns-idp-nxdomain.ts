import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/dns-idp-nxdomain',
  story: 'The host name of the identity provider does not resolve.',
  arrange: ({ network }) => {
    network.unknownHosts.push('acme.auth0.com');
  },
});
