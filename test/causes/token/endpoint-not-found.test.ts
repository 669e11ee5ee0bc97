import cause from '../../../src/causes/token/endpoint-not-found.ts';
import { expect, it } from 'vitest';
import { casebook, client, given } from '../../casebook.ts';
import { answers, atKeycloak, page, refuses } from './_answers.ts';

const typo = client({ tokenEndpoint: 'https://acme.auth0.com/oauth/tokens' });

casebook(cause, {
  guilty: [
    {
      because: 'the discovery document names another path',
      given: [typo, answers({ status: 404, form: 'text', excerpt: 'Not found.' })],
    },
    { because: '404 with a page', given: [typo, page(404, '<html>404')] },
    {
      because: 'a page with a status of success, from a host that serves discovery',
      given: [typo, page(200, '<html><title>Log in')],
    },
    { because: '405 with an error of its own', given: [typo, refuses(405, 'method_not_allowed')] },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'Keycloak says that the realm is missing',
      given: [atKeycloak, refuses(404, 'Realm does not exist')],
    },
    {
      because: 'the token endpoint is on another host than the issuer',
      given: [client({ tokenEndpoint: 'https://login.acme.example/oauth/token' })],
    },
  ],
});

it.each([
  ['java', 'sasl.oauthbearer.token.endpoint.url='],
  ['kafkajs', 'in your oauthBearerProvider'],
] as const)("writes the fix in the client's own notation: %s", (family, written) => {
  const seen = cause.suspect(given(client({ client: family }), answers({ status: 404, form: 'empty' })));
  const text = seen?.fix.commands.map((each) => each.text.in('bash')).join('\n') ?? '';
  expect(text).toContain(written);
  expect(text.includes('sasl.oauthbearer')).toBe(family === 'java');
});
