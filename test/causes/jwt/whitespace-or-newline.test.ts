import cause from '../../../src/causes/jwt/whitespace-or-newline.ts';
import { brokerRefuses, casebook, jwt } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the file ends with a line break',
      given: [
        jwt((seen) => ({ ...seen, from: 'token-file', blemishes: ['surrounding-whitespace'] })),
        brokerRefuses(),
      ],
    },
    {
      because: 'quotes were kept',
      given: [jwt((seen) => ({ ...seen, blemishes: ['quotes'] })), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'nothing around it', given: [] },
    {
      because: 'a prefix',
      given: [jwt((seen) => ({ ...seen, blemishes: ['bearer-prefix'] })), brokerRefuses()],
    },
  ],
});
