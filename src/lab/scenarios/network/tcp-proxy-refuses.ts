import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-proxy-refuses',
  story: 'The proxy does not allow the identity provider.',
  arrange: ({ client, network }) => {
    network.proxy = { authority: 'proxy.acme.example:3128', refusal: { status: 403 } };
    client['proxy'] = 'http://proxy.acme.example:3128';
  },
});
