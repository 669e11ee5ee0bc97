import cause from '../../../src/causes/network/tcp-gateway-error.ts';
import { casebook, given } from '../../casebook.ts';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { answers, atUnknown, page, refuses } from '../token/_answers.ts';

casebook(cause, {
  guilty: [
    ...[502, 503, 504].map((status) => ({
      because: `a page with ${status}`,
      given: [page(status, '<html>Bad Gateway', { server: 'nginx', via: '1.1 proxy' })],
    })),
    {
      because: '504 in plain text',
      given: [answers({ status: 504, form: 'text', excerpt: 'upstream request timeout' })],
    },
    {
      because: 'nginx asks for credentials of its own',
      given: [
        page(401, '<html><head><title>401 Authorization Required</title></head><center>nginx/1.25.3', {
          server: 'nginx/1.25.3',
          'www-authenticate': 'Basic realm="nginx"',
        }),
      ],
    },
    {
      because: 'an ingress answers in plain text',
      given: [
        answers({
          status: 401,
          form: 'text',
          excerpt: '401 Unauthorized',
          headers: { 'www-authenticate': 'Basic realm="traefik"' },
        }),
      ],
    },
    {
      because: 'a proxy wants Negotiate, which no token endpoint does',
      given: [answers({ status: 401, form: 'empty', headers: { 'www-authenticate': 'Negotiate' } })],
    },
    {
      because: 'an API gateway wants a key of its own',
      given: [
        answers({
          status: 401,
          members: ['message'],
          error: { error: '', description: 'No API key found in request' },
        }),
      ],
    },
    {
      because: 'a service mesh has a rule against it',
      given: [answers({ status: 403, form: 'text', excerpt: 'RBAC: access denied' })],
    },
    ...[521, 525].map((status) => ({
      because: `Cloudflare does not reach the server behind it: ${status}`,
      given: [answers({ status, form: 'text', excerpt: `error code: ${status}` })],
    })),
    {
      because: 'a proxy wants a token before it hands one out (Envoy)',
      given: [
        answers({
          status: 401,
          form: 'text',
          excerpt: 'Jwt is missing',
          headers: { 'www-authenticate': 'Bearer realm="https://login.acme.example/token"' },
        }),
      ],
    },
    {
      because: 'a holding page in German',
      given: [page(200, '<html><title>Wartungsarbeiten')],
    },
    {
      because: 'JSON that says so with a status of success',
      given: [
        answers({
          members: ['status', 'message'],
          error: { error: '', description: 'The system is under maintenance' },
        }),
      ],
    },
    {
      because: 'a holding page with a status of success',
      given: [page(200, '<html><title>Scheduled maintenance')],
    },
  ],
  innocent: [
    {
      because: 'an OAuth server says 401 with the realm of its own',
      given: [
        atUnknown,
        answers({
          status: 401,
          form: 'empty',
          headers: { 'www-authenticate': 'Basic realm="oauth2/client"' },
        }),
      ],
    },
    {
      because: 'an OAuth server says invalid_client with a Basic challenge (RFC 6749 section 5.2)',
      given: [
        atUnknown,
        answers({
          status: 401,
          members: ['error'],
          error: { error: 'invalid_client' },
          headers: { 'www-authenticate': 'Basic realm="nginx"' },
        }),
      ],
    },
    { because: 'a token came', given: [] },
    { because: 'the identity provider itself says 503', given: [refuses(503, 'temporarily_unavailable')] },
  ],
});

it('is transient when the gateway cannot reach its server, and not when it asks for credentials', () => {
  const isTransient = (status: number, html: string) =>
    diagnose(given(page(status, html))).rootCauses[0]?.suspect.transient;
  expect(isTransient(502, '<html>Bad Gateway')).toBe(true);
  expect(isTransient(401, '<html>401 Authorization Required')).toBe(false);
});
