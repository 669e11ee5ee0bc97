import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-proxy-unreachable',
  story: 'Nothing listens where the proxy is said to be.',
  arrange: ({ client, network }) => {
    network.proxy = { authority: 'proxy.acme.example:3128' };
    client['proxy'] = 'http://proxy.acme.example:8080';
  },
});
