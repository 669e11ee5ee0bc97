import cause from '../../../src/causes/network/dns-idp-nxdomain.ts';
import { casebook, brokerStops, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'the resolver knows no such name', given: [idpStops({ stage: 'dns', code: 'ENOTFOUND' })] },
  ],
  innocent: [
    {
      because: 'the resolver itself does not answer',
      given: [idpStops({ stage: 'dns', code: 'EAI_AGAIN' })],
    },
    {
      because: "it is the broker's name that does not resolve",
      given: [brokerStops({ stage: 'dns', code: 'ENOTFOUND' })],
    },
  ],
});
