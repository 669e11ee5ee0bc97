import cause from '../../../src/causes/pool/id-typo-shape.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { names, pools } from './_pools.ts';

casebook(cause, {
  guilty: [
    { because: 'upper case', given: [names('pool-Orders'), brokerRefuses()] },
    {
      because: 'a digit for a letter',
      given: [pools({ id: 'pool-Il0', filter: 'has(claims.sub)' }), names('pool-1lO'), brokerRefuses()],
    },
    { because: 'the display name', given: [names('Orders pool'), brokerRefuses()] },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'it is another pool', given: [names('pool-gone'), brokerRefuses()] },
  ],
});
