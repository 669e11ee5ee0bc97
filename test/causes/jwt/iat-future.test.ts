import cause from '../../../src/causes/jwt/iat-future.ts';
import { brokerRefuses, casebook, claims } from '../../casebook.ts';
import { SECONDS } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'all is in order but iat, and the broker refuses',
      given: [claims({ iat: SECONDS + 600, exp: SECONDS + 86_400 }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'the broker lets the client in', given: [claims({ iat: SECONDS + 600 })] },
    { because: 'within the leeway', given: [claims({ iat: SECONDS + 5 }), brokerRefuses()] },
    { because: 'there is no iat', given: [claims({ iat: undefined }), brokerRefuses()] },
  ],
});
