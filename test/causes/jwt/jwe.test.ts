import cause from '../../../src/causes/jwt/jwe.ts';
import { brokerRefuses, casebook, jwt } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Auth0 encrypts what is for itself',
      given: [
        jwt(({ header: _h, claims: _c, ...seen }) => ({
          ...seen,
          parts: 5,
          header: { alg: 'dir', enc: 'A256GCM' },
        })),
        brokerRefuses(),
      ],
    },
    {
      because: 'the API encrypts its tokens',
      given: [
        jwt(({ header: _h, claims: _c, ...seen }) => ({
          ...seen,
          parts: 5,
          header: { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'enc-1' },
        })),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a signed JWT', given: [] },
    {
      because: 'an opaque token',
      given: [jwt(({ header: _h, claims: _c, ...seen }) => ({ ...seen, parts: 1 })), brokerRefuses()],
    },
  ],
});
