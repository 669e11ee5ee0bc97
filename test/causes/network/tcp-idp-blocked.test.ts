import cause from '../../../src/causes/network/tcp-idp-blocked.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'packets to it are dropped', given: [idpStops({ stage: 'tcp', code: 'ETIMEDOUT' })] },
    { because: 'there is no route', given: [idpStops({ stage: 'tcp', code: 'ENETUNREACH' })] },
  ],
  innocent: [
    {
      because: 'the broker is the one out of reach',
      given: [brokerStops({ stage: 'tcp', code: 'ETIMEDOUT' })],
    },
    { because: 'the run was interrupted', given: [idpStops({ stage: 'tcp', code: 'ABORTED' })] },
  ],
});
