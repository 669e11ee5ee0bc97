import cause from '../../../src/causes/pool/disabled.ts';
import { brokerRefuses, casebook, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [{ because: 'it is off', given: [pool({ state: 'DISABLED' }), brokerRefuses()] }],
  innocent: [{ because: 'a healthy run', given: [] }],
});
