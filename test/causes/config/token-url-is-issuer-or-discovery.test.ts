import cause from '../../../src/causes/config/token-url-is-issuer-or-discovery.ts';
import { ISSUER, TOKEN_ENDPOINT, casebook, client } from '../../casebook.ts';
import { answers } from '../token/_answers.ts';
import { unauthorized } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the discovery document answers, and no token',
      given: [
        client({ tokenEndpoint: 'https://acme.auth0.com/.well-known/openid-configuration' }),
        answers({ status: 200, members: ['issuer', 'token_endpoint'] }),
      ],
    },
    {
      because: 'the issuer takes no POST',
      given: [
        client({ tokenEndpoint: ISSUER }),
        answers({ status: 404, form: 'text', excerpt: 'Not Found' }),
      ],
    },
    {
      because: 'people sign in there with a browser',
      given: [
        client({ tokenEndpoint: 'https://acme.auth0.com/authorize' }),
        answers({ status: 405, form: 'empty' }),
      ],
    },
  ],
  innocent: [
    {
      because: 'the token endpoint is one, and answers 404',
      given: [answers({ status: 404, form: 'text', excerpt: 'Not Found' })],
    },
    {
      because: 'the identity provider considers the request there and says no',
      given: [client({ tokenEndpoint: ISSUER }), unauthorized],
    },
    {
      because: 'it gave a token',
      given: [client({ tokenEndpoint: ISSUER })],
    },
    {
      because: 'the URL merely ends in a slash',
      given: [
        client({ tokenEndpoint: `${TOKEN_ENDPOINT}/` }),
        answers({ status: 404, form: 'text', excerpt: 'Not Found' }),
      ],
    },
  ],
});
