import cause from '../../../src/causes/jwt/exp-missing.ts';
import { brokerRefuses, casebook, claims } from '../../casebook.ts';

casebook(cause, {
  guilty: [{ because: 'there is none', given: [claims({ exp: undefined }), brokerRefuses()] }],
  innocent: [
    { because: 'it is there', given: [] },
    { because: 'it is text', given: [claims({ exp: '1767650400' }), brokerRefuses()] },
  ],
});
