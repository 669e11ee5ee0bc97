import cause from '../../../src/causes/jwt/alg-unsupported.ts';
import { brokerRefuses, casebook, header, provider, signingKey } from '../../casebook.ts';
import { published } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'all is in order but PS256, and the broker refuses',
      given: [
        header({ alg: 'PS256', kid: 'key-3' }),
        provider({ keys: [{ kid: 'key-3' }] }),
        published('byProvider', [{ ...signingKey('key-3'), alg: 'PS256' }]),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'RS256, and the broker refuses', given: [brokerRefuses()] },
    {
      because: 'PS256, and the broker lets the client in',
      given: [
        header({ alg: 'PS256', kid: 'key-3' }),
        provider({ keys: [{ kid: 'key-3' }] }),
        published('byProvider', [{ ...signingKey('key-3'), alg: 'PS256' }]),
      ],
    },
    {
      because: 'PS256, and the issuer is wrong',
      given: [
        header({ alg: 'PS256', kid: 'key-3' }),
        provider({ issuer: 'https://acme.auth0.com', keys: [{ kid: 'key-3' }] }),
        published('byProvider', [{ ...signingKey('key-3'), alg: 'PS256' }]),
        brokerRefuses(),
      ],
    },
  ],
});
