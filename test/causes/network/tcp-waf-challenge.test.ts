import cause from '../../../src/causes/network/tcp-waf-challenge.ts';
import { casebook } from '../../casebook.ts';
import { answers, page, refuses } from '../token/_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Cloudflare',
      given: [
        page(403, '<html><title>Attention Required! | Cloudflare</title>', {
          server: 'cloudflare',
          'cf-ray': '8c1f',
        }),
      ],
    },
    {
      because: 'Akamai',
      given: [
        page(403, '<HTML><HEAD><TITLE>Access Denied</TITLE> Reference&#32;&#35;18.2d351ab8.1557333295', {
          server: 'AkamaiGHost',
        }),
      ],
    },
    {
      because: 'a challenge with 503',
      given: [page(503, '<html><title>Just a moment...</title>', { server: 'cloudflare' })],
    },
    {
      because: 'a nameless page with 403',
      given: [page(403, '<html><center>403 Forbidden</center>', { server: 'nginx' })],
    },
    ...[
      'Just a moment...',
      'Request Rejected: The requested URL was rejected. Please consult with your administrator.',
      'Access to this page has been denied',
      'Verify you are human',
    ].map((title) => ({
      because: `a page with a status of success, titled “${title}”`,
      given: [page(200, `<html><title>${title}</title>`)],
    })),
    {
      because: 'AWS WAF sends a challenge with 202 and no body',
      given: [answers({ status: 202, form: 'empty', headers: { 'x-amzn-waf-action': 'challenge' } })],
    },
  ],
  innocent: [
    {
      because: "a sign-in page behind Imperva is the identity provider's",
      given: [page(200, '<html><title>Log in</title>', { 'x-iinfo': '9-123' })],
    },
    { because: 'a token came through Cloudflare', given: [] },
    {
      because: 'Auth0 says 403 in JSON',
      given: [refuses(403, 'access_denied', 'Service not enabled within domain: x')],
    },
    {
      because: '503 of an overloaded server',
      given: [page(503, '<html>Service Unavailable', { server: 'awselb/2.0' })],
    },
  ],
});
