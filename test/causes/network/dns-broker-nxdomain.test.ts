import cause from '../../../src/causes/network/dns-broker-nxdomain.ts';
import { casebook, brokerStops, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'the resolver knows no such name', given: [brokerStops({ stage: 'dns', code: 'ENOTFOUND' })] },
  ],
  innocent: [
    {
      because: "it is the identity provider's name that does not resolve",
      given: [idpStops({ stage: 'dns', code: 'ENOTFOUND' })],
    },
    {
      because: 'the name resolves and nothing listens',
      given: [brokerStops({ stage: 'tcp', code: 'ECONNREFUSED' })],
    },
  ],
});
