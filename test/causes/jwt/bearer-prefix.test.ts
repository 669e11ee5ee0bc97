import cause from '../../../src/causes/jwt/bearer-prefix.ts';
import { brokerRefuses, casebook, jwt } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    ...(
      [
        ['the name of the header before it', ['header-name', 'bearer-prefix']],
        [
          'the name of a header, and a line break behind',
          ['header-name', 'bearer-prefix', 'surrounding-whitespace'],
        ],
        ['the name of a form parameter', ['parameter-name']],
        ['a variable of a shell with its quotes', ['parameter-name', 'quotes']],
        ['the whole answer of the token endpoint', ['json-answer', 'surrounding-whitespace']],
      ] as const
    ).map(([because, blemishes]) => ({
      because,
      given: [jwt((seen) => ({ ...seen, blemishes })), brokerRefuses()],
    })),
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
