import cause from '../../../src/causes/jwt/opaque.ts';
import { brokerRefuses, casebook, jwt } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Auth0 was asked for no API',
      given: [jwt(({ header: _h, claims: _c, ...seen }) => ({ ...seen, parts: 1 })), brokerRefuses()],
    },
    {
      because: 'three parts that are not base64url of JSON',
      given: [jwt(({ header: _h, claims: _c, ...seen }) => ({ ...seen, parts: 3 })), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a JWT', given: [] },
    {
      because: 'five parts',
      given: [
        jwt(({ header: _h, claims: _c, ...seen }) => ({
          ...seen,
          parts: 5,
          header: { alg: 'dir', enc: 'A256GCM' },
        })),
        brokerRefuses(),
      ],
    },
  ],
});
