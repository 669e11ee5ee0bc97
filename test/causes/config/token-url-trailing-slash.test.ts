import cause from '../../../src/causes/config/token-url-trailing-slash.ts';
import { ISSUER, TOKEN_ENDPOINT, casebook, client } from '../../casebook.ts';
import { answers } from '../token/_answers.ts';
import { offline, unauthorized, tried } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'nothing is there, and without the slash there is a token',
      given: [
        client({ tokenEndpoint: `${TOKEN_ENDPOINT}/` }),
        answers({ status: 404, form: 'text', excerpt: 'Not Found' }),
        tried('token:url-without-slash', true),
      ],
    },
    {
      because: 'nothing is there, and the published one has no slash',
      given: [
        client({ tokenEndpoint: `${TOKEN_ENDPOINT}/` }),
        answers({ status: 404, form: 'text', excerpt: 'Not Found' }),
      ],
    },
  ],
  innocent: [
    {
      because: 'it gave a token',
      given: [client({ tokenEndpoint: `${TOKEN_ENDPOINT}/` })],
    },
    {
      because: 'the token endpoint of AD FS ends in a slash, and nobody has answered',
      given: [client({ tokenEndpoint: 'https://adfs.acme.example/adfs/oauth2/token/' }), offline],
    },
    {
      because: 'the request was considered there',
      given: [client({ tokenEndpoint: `${TOKEN_ENDPOINT}/` }), unauthorized],
    },
    {
      because: 'without the slash nothing is there either',
      given: [
        client({ tokenEndpoint: `${TOKEN_ENDPOINT}/` }),
        answers({ status: 404, form: 'text', excerpt: 'Not Found' }),
        tried('token:url-without-slash', false),
      ],
    },
    {
      because: 'the URL is the issuer, slash included',
      given: [
        client({ tokenEndpoint: ISSUER }),
        answers({ status: 404, form: 'text', excerpt: 'Not Found' }),
      ],
    },
  ],
});
