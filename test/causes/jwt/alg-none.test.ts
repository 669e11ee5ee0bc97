import cause from '../../../src/causes/jwt/alg-none.ts';
import { brokerRefuses, casebook, header, jwt } from '../../casebook.ts';
import { signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'an unsecured token, with no kid',
      given: [
        header({ alg: 'none', kid: undefined }),
        jwt((seen) => ({ ...seen, unsigned: true })),
        signature('key-unusable', 0),
        brokerRefuses(),
      ],
    },
    {
      because: 'the signature was cut off',
      given: [jwt((seen) => ({ ...seen, unsigned: true })), signature('invalid'), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'RS256', given: [] },
    { because: 'HS256', given: [header({ alg: 'HS256', kid: undefined }), brokerRefuses()] },
  ],
});
