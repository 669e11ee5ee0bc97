import cause from '../../../src/causes/network/tcp-captive-portal.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { casebook, type Change } from '../../casebook.ts';
import { answers, atKeycloak, page, without } from '../token/_answers.ts';

/** Every document of the identity provider is the network's page. */
const everywhere: Change = (e) => {
  const spoil = (document: typeof e.discovery.appended): typeof document =>
    mapObserved(document, (seen) => ({
      ...without(seen, 'json'),
      status: 200,
      form: 'html' as const,
      mediaType: 'text/html',
      excerpt: '<html>Welcome',
    }));
  return {
    ...e,
    discovery: { appended: spoil(e.discovery.appended), inserted: e.discovery.inserted },
    jwks: {
      byDiscovery: { status: 'missing', because: 'no discovery document' },
      byProvider: spoil(e.jwks.byProvider),
    },
  };
};

casebook(cause, {
  guilty: [
    { because: 'a page from everywhere', given: [everywhere, page(200, '<html><title>Guest Wi-Fi')] },
    {
      because: 'a page, and nobody asked for a discovery document',
      given: [atKeycloak, page(200, '<html><title>Guest Wi-Fi')],
    },
    {
      because: 'a redirect to what calls itself a portal',
      given: [
        atKeycloak,
        answers({ status: 302, form: 'html', location: 'https://captive.airport.example/' }),
      ],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'the discovery document came as JSON: the URL is wrong',
      given: [page(200, '<html><title>Log in')],
    },
    {
      because: 'a firewall turned the request away',
      given: [everywhere, page(403, '<html><title>Attention Required! | Cloudflare')],
    },
  ],
});
