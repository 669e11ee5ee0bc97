import cause from '../../../src/causes/network/tls-local-clock-cert.ts';
import { casebook, idpStops, othersAheadByMinutes } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the clock is a year ahead, by the Date of a server that answered',
      given: [
        othersAheadByMinutes(-525_600),
        idpStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED', chain: [{}] }),
      ],
    },
    {
      because: 'the clock is a year behind',
      given: [
        othersAheadByMinutes(525_600),
        idpStops({ stage: 'tls', code: 'CERT_NOT_YET_VALID', chain: [{}] }),
      ],
    },
  ],
  innocent: [
    {
      because: 'the clocks agree',
      given: [idpStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED', chain: [{}] })],
    },
  ],
});
