import cause from '../../../src/causes/network/tls-name-mismatch.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a custom domain points at a host with another certificate',
      given: [
        idpStops({
          stage: 'tls',
          code: 'ERR_TLS_CERT_ALTNAME_INVALID',
          chain: [{ names: ['other.example'] }],
        }),
      ],
    },
    {
      because: 'the bootstrap server is given as an IP address',
      given: [brokerStops({ stage: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
    },
  ],
  innocent: [
    { because: 'the certificate has expired', given: [idpStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED' })] },
  ],
});
