import cause from '../../../src/causes/config/token-url-http.ts';
import { TOKEN_ENDPOINT, casebook, client, type Change } from '../../casebook.ts';
import { answers, refuses } from '../token/_answers.ts';
import { noAnswer, unauthorized, tried } from './_client.ts';

const port80IsRefused: Change = (e) => ({
  ...e,
  connections: {
    ...e.connections,
    'acme.auth0.com:80': {
      host: 'acme.auth0.com',
      port: 80,
      tcp: { ok: false, code: 'ECONNREFUSED', message: 'connect ECONNREFUSED', tookMs: 2 },
    },
  },
});

casebook(cause, {
  guilty: [
    {
      because: 'the server redirects to https',
      given: [
        client({ tokenEndpoint: 'http://acme.auth0.com/oauth/token' }),
        answers({ status: 301, form: 'html', location: TOKEN_ENDPOINT }),
        tried('token-at-redirect', true),
      ],
    },
    {
      because: 'Keycloak says so',
      given: [
        client({ tokenEndpoint: 'http://sso.acme.example/realms/kafka/protocol/openid-connect/token' }),
        refuses(403, 'invalid_request', 'HTTPS required'),
      ],
    },
    {
      because: 'nobody listens on port 80',
      given: [client({ tokenEndpoint: 'http://acme.auth0.com/oauth/token' }), noAnswer, port80IsRefused],
    },
  ],
  innocent: [
    {
      because: 'it gave a token, over http',
      given: [client({ tokenEndpoint: 'http://acme.auth0.com/oauth/token' })],
    },
    {
      because: 'the secret is refused, over http',
      given: [client({ tokenEndpoint: 'http://acme.auth0.com/oauth/token' }), unauthorized],
    },
    {
      because: 'an identity provider on this machine needs no TLS',
      given: [
        client({ tokenEndpoint: 'http://localhost:8080/token' }),
        answers({ status: 404, form: 'text', excerpt: 'Not Found' }),
      ],
    },
    {
      because: 'https is there',
      given: [answers({ status: 404, form: 'text', excerpt: 'Not Found' })],
    },
  ],
});
