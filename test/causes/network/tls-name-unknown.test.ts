import cause from '../../../src/causes/network/tls-name-unknown.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a gateway with strict names ends the handshake with alert 112',
      given: [idpStops({ stage: 'tls', code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME' })],
    },
    {
      because: "Go's TLS has no certificate for the name and says internal_error",
      given: [idpStops({ stage: 'tls', code: 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR' })],
    },
    {
      because: 'so does a gateway before the broker',
      given: [brokerStops({ stage: 'tls', code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME' })],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'a certificate is shown, and it is for another name',
      given: [
        idpStops({
          stage: 'tls',
          code: 'ERR_TLS_CERT_ALTNAME_INVALID',
          chain: [{ names: ['elsewhere.acme.example'] }],
        }),
      ],
    },
    {
      because: 'the two sides have no cipher in common',
      given: [idpStops({ stage: 'tls', code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' })],
    },
  ],
});
