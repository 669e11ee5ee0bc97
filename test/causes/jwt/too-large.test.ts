import cause from '../../../src/causes/jwt/too-large.ts';
import { brokerRefuses, casebook, claims, jwt } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'half a megabyte of groups',
      given: [jwt((seen) => ({ ...seen, bytes: 600_000 })), claims({ groups: ['x'] }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'sixteen kilobytes', given: [jwt((seen) => ({ ...seen, bytes: 16_384 }))] },
    {
      because: 'sixteen kilobytes and a refusal',
      given: [jwt((seen) => ({ ...seen, bytes: 16_384 })), brokerRefuses()],
    },
  ],
});
