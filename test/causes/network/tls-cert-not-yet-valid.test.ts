import cause from '../../../src/causes/network/tls-cert-not-yet-valid.ts';
import { casebook, idpStops, NOW, othersAheadByMinutes } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it is valid from tomorrow',
      given: [
        idpStops({ stage: 'tls', code: 'CERT_NOT_YET_VALID', chain: [{ notBefore: NOW + 86_400_000 }] }),
      ],
    },
  ],
  innocent: [
    {
      because: "this machine's clock is behind",
      given: [
        othersAheadByMinutes(525_600),
        idpStops({ stage: 'tls', code: 'CERT_NOT_YET_VALID', chain: [{}] }),
      ],
    },
  ],
});
