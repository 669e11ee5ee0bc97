import { html } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-gateway-error',
  story: 'The load balancer is up and the identity provider behind it is not.',
  arrange: ({ idp }) => {
    const page = html(502, '502 Bad Gateway', { server: 'nginx', via: '1.1 edge' });
    idp.canned = { token: page, discovery: page, jwks: page };
  },
});
