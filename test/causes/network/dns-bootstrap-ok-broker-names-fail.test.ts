import cause from '../../../src/causes/network/dns-bootstrap-ok-broker-names-fail.ts';
import { advertisedStops, brokerStops, casebook } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the bootstrap record has no wildcard beside it',
      given: [advertisedStops({ stage: 'dns', code: 'ENOTFOUND' })],
    },
  ],
  innocent: [
    {
      because: 'the bootstrap server does not resolve either',
      given: [brokerStops({ stage: 'dns', code: 'ENOTFOUND' })],
    },
  ],
});
