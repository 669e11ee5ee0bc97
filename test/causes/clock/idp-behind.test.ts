import cause from '../../../src/causes/clock/idp-behind.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { clocks, fresh } from './_clock.ts';

casebook(cause, {
  guilty: [
    {
      because: 'its tokens of ten minutes have expired when they come',
      given: [clocks({ idp: -1_200 }), fresh({ idp: -1_200, lifetime: 600 }), brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'they have lived a part of their life, and are alive',
      given: [clocks({ idp: -1_200 }), fresh({ idp: -1_200, lifetime: 3_600 })],
    },
    {
      because: 'the token is an old one, and the clocks agree',
      given: [fresh({ lifetime: 600, age: 1_200 }), brokerRefuses()],
    },
    {
      because: 'a few seconds are nothing',
      given: [clocks({ idp: -12 }), fresh({ idp: -12, lifetime: 600 })],
    },
  ],
});
