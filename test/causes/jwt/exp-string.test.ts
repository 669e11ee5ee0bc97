import cause from '../../../src/causes/jwt/exp-string.ts';
import { brokerRefuses, casebook, claims } from '../../casebook.ts';
import { SECONDS } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    { because: 'a number in quotes', given: [claims({ exp: String(SECONDS + 3_600) }), brokerRefuses()] },
    { because: 'a date', given: [claims({ exp: '2026-01-06T00:00:00Z' }), brokerRefuses()] },
  ],
  innocent: [{ because: 'a number with a fraction', given: [claims({ exp: SECONDS + 3_600.5 })] }],
});
