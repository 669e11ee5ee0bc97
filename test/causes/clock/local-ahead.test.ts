import cause from '../../../src/causes/clock/local-ahead.ts';
import { brokerRefuses, casebook, client } from '../../casebook.ts';
import { refuses } from '../token/_answers.ts';
import { unauthorized } from '../config/_client.ts';
import { clocks, fresh } from './_clock.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a token of an hour looks dead to a clock that is 90 minutes ahead',
      given: [fresh({ lifetime: 3_600 }), clocks({ client: 5_400 })],
    },
    {
      because: 'the assertion is from the future',
      given: [
        clocks({ client: 900 }),
        client({ clientAuth: 'private_key_jwt' }),
        refuses(401, 'invalid_client', 'Client authentication failed'),
      ],
    },
  ],
  innocent: [
    {
      because: 'the clocks agree',
      given: [fresh({ lifetime: 3_600 })],
    },
    {
      because: 'two minutes are too few to matter to a token of an hour',
      given: [fresh({ lifetime: 3_600 }), clocks({ client: 120 })],
    },
    {
      because: 'the token has expired by all clocks',
      given: [fresh({ lifetime: 3_600, age: 7_200 }), clocks({ client: 900 }), brokerRefuses()],
    },
    {
      because: 'the secret is refused, which no clock explains',
      given: [clocks({ client: 900 }), unauthorized],
    },
  ],
});
