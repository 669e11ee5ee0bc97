import cause from '../../../src/causes/clock/local-behind.ts';
import { casebook, client } from '../../casebook.ts';
import { refuses } from '../token/_answers.ts';
import { clocks, fresh } from './_clock.ts';

casebook(cause, {
  guilty: [
    {
      because: 'half an hour behind, a token of an hour is renewed too late',
      given: [fresh({ lifetime: 3_600 }), clocks({ client: -1_800 })],
    },
    {
      because: 'the assertion has expired',
      given: [
        clocks({ client: -900 }),
        client({ clientAuth: 'private_key_jwt' }),
        refuses(401, 'invalid_client', 'Client authentication failed'),
      ],
    },
  ],
  innocent: [
    {
      because: 'five minutes behind leaves time enough',
      given: [fresh({ lifetime: 3_600 }), clocks({ client: -300 })],
    },
    {
      because: 'a token of a day bears an hour',
      given: [fresh({ lifetime: 86_400 }), clocks({ client: -3_600 })],
    },
    {
      because: 'the token was handed over, and nobody renews it',
      given: [client({ givenToken: true }), fresh({ lifetime: 3_600 }), clocks({ client: -1_800 })],
    },
    {
      because: 'a short token and a clock a few seconds off',
      given: [fresh({ lifetime: 60 }), clocks({ client: -20 })],
    },
  ],
});
