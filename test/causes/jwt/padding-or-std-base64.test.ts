import cause from '../../../src/causes/jwt/padding-or-std-base64.ts';
import { brokerRefuses, casebook, jwt } from '../../casebook.ts';
import { signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'padding at the end of every part',
      given: [jwt((seen) => ({ ...seen, blemishes: ['padding'] })), signature('invalid'), brokerRefuses()],
    },
    {
      because: 'both',
      given: [jwt((seen) => ({ ...seen, blemishes: ['padding', 'standard-base64'] })), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'base64url', given: [] },
    {
      because: 'the broker takes it',
      onlyAsLetIn: true,
      given: [jwt((seen) => ({ ...seen, blemishes: ['padding'] }))],
    },
  ],
});
