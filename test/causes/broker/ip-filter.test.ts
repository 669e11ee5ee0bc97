import cause from '../../../src/causes/broker/ip-filter.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';

casebook(cause, {
  guilty: [{ because: 'the broker names the filter', given: [brokerRefuses('Request denied by IP filter')] }],
  innocent: [{ because: 'the refusal is the generic one', given: [brokerRefuses()] }],
});
