import cause from '../../../src/causes/network/tcp-waf-challenge.ts';
import { expect, it } from 'vitest';
import { casebook, given } from '../../casebook.ts';
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
    {
      because: 'Imperva sends a page of script alone',
      given: [page(200, '<html style="height:100%"><script src=…>', { 'x-iinfo': '8-1' })],
    },
    {
      because: "Cloudflare's code in plain text",
      given: [answers({ status: 403, form: 'text', excerpt: 'error code: 1010' })],
    },
    {
      because: 'JSON of a firewall',
      given: [
        answers({
          status: 403,
          members: ['errorCode', 'errorDescription'],
          error: { error: '15', description: 'This request was blocked by our security service' },
        }),
      ],
    },
    ...[
      'Web Page Blocked: access has been blocked in accordance with company policy',
      'Netskope: your access to this site is blocked',
      'Access Denied (content_filter_denied): the content categorization is Technology',
      'Internet Security by Zscaler: this site is not allowed',
      'This site is blocked by your organization',
    ].map((title) => ({
      because: `a filter of the client's own network: “${title}”`,
      given: [page(200, `<html><title>${title}</title>`)],
    })),
  ],
  innocent: [
    {
      because: 'an OAuth server says access_denied in words that firewalls use',
      given: [refuses(403, 'access_denied', 'The client was blocked by a rule')],
    },
    {
      because: 'a sign-in page that links to its policy',
      given: [page(200, '<html><title>Sign in to Acme</title><a href="/privacy">Privacy policy</a>')],
    },
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

it("directs to the right people: those who filter the client's network, or who protect the identity provider", () => {
  const toldOf = (title: string): string => {
    const evidence = given(page(403, `<html><title>${title}</title>`));
    return JSON.stringify(cause.suspect(evidence)?.fix);
  };
  expect(toldOf('Web Page Blocked')).toMatch(/web filter of the client's network.*Palo Alto Networks/);
  expect(toldOf('Attention Required! | Cloudflare')).toMatch(/firewall in front of the identity provider/);
});
