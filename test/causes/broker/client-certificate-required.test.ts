import cause from '../../../src/causes/broker/client-certificate-required.ts';
import { brokerAnswerFails, brokerStops, casebook } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the broker ends the session after the handshake, as TLS 1.3 has it',
      given: [
        brokerAnswerFails({
          stage: 'tls',
          code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
          message: 'TLS: tlsv13 alert certificate required',
        }),
      ],
    },
    {
      because: 'Java says so with another alert',
      given: [
        brokerAnswerFails({
          stage: 'tls',
          code: 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
          message: 'TLS: sslv3 alert bad certificate',
        }),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: "it is the broker's certificate that is refused",
      given: [brokerStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED' })],
    },
  ],
});
