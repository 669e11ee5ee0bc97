import cause from '../../../src/causes/pool/id-unknown.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { names, unnamed } from './_pools.ts';

casebook(cause, {
  guilty: [{ because: 'it was deleted', given: [names('pool-gone'), brokerRefuses()] }],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'none is named', given: [unnamed] },
    { because: 'it is there', given: [names('pool-orders')] },
  ],
});
