import cause from '../../../src/causes/broker/az-mismatch.ts';
import { advertisedStops, brokerStops, casebook } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the zone of one broker has no endpoint here',
      given: [advertisedStops({ stage: 'tcp', code: 'ETIMEDOUT' })],
    },
  ],
  innocent: [
    {
      because: 'the bootstrap server is out of reach as well',
      given: [brokerStops({ stage: 'tcp', code: 'ETIMEDOUT' })],
    },
  ],
});
