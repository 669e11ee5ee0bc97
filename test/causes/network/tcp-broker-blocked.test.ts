import cause from '../../../src/causes/network/tcp-broker-blocked.ts';
import { advertisedStops, brokerStops, casebook } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'packets to it are dropped', given: [brokerStops({ stage: 'tcp', code: 'ETIMEDOUT' })] },
  ],
  innocent: [
    {
      because: 'the bootstrap server answers and another broker does not',
      given: [advertisedStops({ stage: 'tcp', code: 'ETIMEDOUT' })],
    },
  ],
});
