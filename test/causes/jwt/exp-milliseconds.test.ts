import cause from '../../../src/causes/jwt/exp-milliseconds.ts';
import { casebook, claims } from '../../casebook.ts';
import { SECONDS } from '../_worlds.ts';

casebook(cause, {
  guilty: [],
  innocent: [{ because: 'seconds', given: [] }],
  noticed: [{ because: 'milliseconds', given: [claims({ exp: (SECONDS + 3_600) * 1000 })] }],
});
