import cause from '../../../src/causes/network/tcp-refused.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'nothing listens on the port of the token endpoint',
      given: [idpStops({ stage: 'tcp', code: 'ECONNREFUSED' })],
    },
    {
      because: 'nothing listens on the bootstrap port',
      given: [brokerStops({ stage: 'tcp', code: 'ECONNREFUSED' })],
    },
  ],
  innocent: [
    { because: 'no answer comes at all', given: [brokerStops({ stage: 'tcp', code: 'ETIMEDOUT' })] },
  ],
});
