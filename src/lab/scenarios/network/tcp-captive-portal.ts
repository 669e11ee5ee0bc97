import { html } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-captive-portal',
  story: 'The machine is in a guest network that shows its own page for every site.',
  arrange: ({ idp }) => {
    const page = html(200, 'Guest Wi-Fi: please sign in');
    idp.canned = { token: page, discovery: page, jwks: page };
  },
});
