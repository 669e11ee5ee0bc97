import cause from '../../../src/causes/provider/jwks-uri-wrong.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { held, keysAt, signatureIs } from '../jwks/_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'another key set of the same host',
      given: [
        keysAt('https://acme.auth0.com/old/jwks.json', ['key-7']),
        held('key-7'),
        signatureIs('no-such-key', 'valid'),
        brokerRefuses(),
      ],
    },
    {
      because: 'it is not found',
      given: [
        keysAt('https://acme.auth0.com/.well-known/jwks', undefined, 404),
        held(),
        signatureIs('no-such-key', 'valid'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'another URL with the same keys',
      given: [keysAt('https://acme.auth0.com/keys', ['key-1', 'key-2'])],
    },
  ],
});
