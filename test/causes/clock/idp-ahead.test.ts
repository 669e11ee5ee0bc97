import cause from '../../../src/causes/clock/idp-ahead.ts';
import { brokerRefuses, casebook, provider } from '../../casebook.ts';
import { clocks, fresh } from './_clock.ts';

casebook(cause, {
  guilty: [
    {
      because: 'its tokens are not valid yet',
      given: [clocks({ idp: 900 }), fresh({ idp: 900, lifetime: 3_600, nbf: 0 }), brokerRefuses()],
    },
    {
      because: 'this machine is wrong in the same way',
      given: [
        fresh({ idp: 900, lifetime: 86_400, nbf: 0 }),
        clocks({ idp: 900, client: 900 }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'a few seconds are nothing',
      given: [clocks({ idp: 12 }), fresh({ idp: 12, lifetime: 3_600, nbf: 0 })],
    },
    {
      because: 'nbf is in the future, and the clocks agree',
      given: [fresh({ lifetime: 3_600, nbf: 900 }), brokerRefuses()],
    },
    {
      because: 'a gateway before it wrote the date, and the token has the right time',
      given: [
        clocks({ idp: 900 }),
        fresh({ lifetime: 3_600 }),
        provider({ issuer: 'https://acme.auth0.com' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'two minutes, which the broker tolerates',
      given: [clocks({ idp: 120 }), fresh({ idp: 120, lifetime: 3_600 })],
    },
  ],
});
