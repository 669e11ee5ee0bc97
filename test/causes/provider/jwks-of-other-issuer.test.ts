import cause from '../../../src/causes/provider/jwks-of-other-issuer.ts';
import { held, keysAt, signatureIs } from '../jwks/_jwks.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: "another tenant's keys",
      given: [
        keysAt('https://globex.auth0.com/.well-known/jwks.json', ['key-7']),
        held('key-7'),
        signatureIs('no-such-key', 'valid'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'an alias host with the same keys',
      given: [keysAt('https://login.acme.example/.well-known/jwks.json', ['key-1', 'key-2'])],
    },
  ],
});
