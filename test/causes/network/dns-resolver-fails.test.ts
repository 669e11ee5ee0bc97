import cause from '../../../src/causes/network/dns-resolver-fails.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it has no answer for any name',
      given: [
        idpStops({ stage: 'dns', code: 'EAI_AGAIN' }),
        brokerStops({ stage: 'dns', code: 'EAI_AGAIN' }),
      ],
    },
    { because: 'it times out', given: [idpStops({ stage: 'dns', code: 'ETIMEDOUT' })] },
  ],
  innocent: [
    {
      because: 'it says that the name does not exist',
      given: [idpStops({ stage: 'dns', code: 'ENOTFOUND' })],
    },
  ],
});
