import cause from '../../../src/causes/jwt/bearer-prefix.ts';
import { brokerRefuses, casebook, jwt } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the callback returns "Bearer ..."',
      given: [jwt((seen) => ({ ...seen, blemishes: ['bearer-prefix'] })), brokerRefuses()],
    },
    {
      because: 'or "Basic ..."',
      given: [jwt((seen) => ({ ...seen, blemishes: ['basic-prefix'] })), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'the token alone', given: [] },
    {
      because: 'a line break',
      given: [jwt((seen) => ({ ...seen, blemishes: ['surrounding-whitespace'] })), brokerRefuses()],
    },
  ],
});
