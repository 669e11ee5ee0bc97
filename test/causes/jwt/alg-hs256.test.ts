import cause from '../../../src/causes/jwt/alg-hs256.ts';
import { brokerRefuses, casebook, claims, header } from '../../casebook.ts';
import { signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the API in Auth0 signs with HS256',
      given: [header({ alg: 'HS256', kid: undefined }), signature('key-unusable', 0), brokerRefuses()],
    },
    {
      because: 'with a kid that is not published',
      given: [header({ alg: 'HS512', kid: 'hmac-1' }), signature('no-such-key', 0), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'RS256', given: [] },
    {
      because: 'a refresh token of Keycloak',
      given: [
        header({ alg: 'HS512', kid: 'hmac-1' }),
        claims({ typ: 'Refresh' }),
        signature('no-such-key', 0),
        brokerRefuses(),
      ],
    },
  ],
});
