import cause from '../../../src/causes/network/tcp-captive-portal.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { casebook, given, type Change } from '../../casebook.ts';
import { answers, atKeycloak, page, without } from '../token/_answers.ts';

/** Every document of the identity provider is replaced by the network's page. */
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

it('is stated by HTTP 511', () => {
  const [root] = diagnose(given(page(511, '<html><title>Please sign in'))).rootCauses;
  expect([root?.suspect.cause.id, root?.confidence]).toEqual([cause.id, 'confirmed']);
});

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
    ...[
      'https://securelogin.arubanetworks.com/cgi-bin/login?cmd=login',
      'https://10.20.0.1:1003/fgtauth?0a1b2c',
      'https://gateway.zscloud.net/auD?origurl=https%3A%2F%2Fsso.acme.example',
    ].map((location) => ({
      because: `a redirect to ${location}`,
      given: [everywhere, answers({ status: 302, form: 'empty', location })],
    })),
    {
      because: 'HTTP 511 is the network itself, also where it answers for this host alone',
      given: [page(511, '<html><title>Please sign in')],
    },
    {
      because: 'HTTP 511 without a page',
      given: [everywhere, answers({ status: 511, form: 'empty' })],
    },
  ],
  innocent: [
    ...['Sign in to your account', 'Acme Identity', 'Site maintenance', 'Are you a robot?'].map((title) => ({
      because: `a page from everywhere, titled “${title}”`,
      given: [everywhere, page(200, `<html><title>${title}`)],
    })),
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
