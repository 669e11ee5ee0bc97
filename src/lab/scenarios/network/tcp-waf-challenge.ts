import { html } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-waf-challenge',
  story: 'Bot protection before the identity provider wants a browser.',
  arrange: ({ idp }) => {
    idp.canned.token = html(403, 'Attention Required! | Cloudflare', {
      server: 'cloudflare',
      'cf-ray': '8c1f0d2e3a4b5c6d-FRA',
    });
  },
});
