import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-proxy-auth',
  story: 'The proxy wants a user name and a password, and the client is given none.',
  arrange: ({ client, network }) => {
    network.proxy = { authority: 'proxy.acme.example:3128', login: 'orders:Wm4-proxy' };
    client['proxy'] = 'http://proxy.acme.example:3128';
  },
});
