import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/geo-or-bot-block',
  story: 'A web firewall in front of the identity provider wants to see a browser.',
  arrange: ({ idp, confluent }) => {
    idp.canned.jwks = {
      status: 403,
      headers: { 'content-type': 'text/html', server: 'cloudflare', 'cf-ray': '8c1d2e3f4a5b-FRA' },
      body: '<html><title>Attention Required! | Cloudflare</title></html>',
    };
    first(confluent).provider.cachedKids = ['Wn2rotatedAway0000000'];
  },
});
