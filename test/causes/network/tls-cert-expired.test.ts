import cause from '../../../src/causes/network/tls-cert-expired.ts';
import { brokerStops, casebook, idpStops, NOW, othersAheadByMinutes } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it was valid until yesterday',
      given: [idpStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED', chain: [{ notAfter: NOW - 86_400_000 }] })],
    },
    {
      because: "it is the broker's",
      given: [
        brokerStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED', chain: [{ notAfter: NOW - 86_400_000 }] }),
      ],
    },
  ],
  innocent: [
    {
      because: "this machine's clock is a year ahead of the others'",
      given: [
        othersAheadByMinutes(-525_600),
        idpStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED', chain: [{}] }),
      ],
    },
  ],
});
