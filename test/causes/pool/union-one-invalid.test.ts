import cause from '../../../src/causes/pool/union-one-invalid.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { names, pools } from './_pools.ts';

casebook(cause, {
  guilty: [{ because: 'one of two is gone', given: [names('pool-orders,pool-gone'), brokerRefuses()] }],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'both are there',
      given: [
        pools({ id: 'pool-a', filter: 'has(claims.sub)' }, { id: 'pool-b', filter: 'has(claims.aud)' }),
        names('pool-a,pool-b'),
      ],
    },
  ],
});
