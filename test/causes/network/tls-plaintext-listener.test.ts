import cause from '../../../src/causes/network/tls-plaintext-listener.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a plaintext listener closes on the ClientHello',
      given: [brokerStops({ stage: 'tls', code: 'ECONNRESET' })],
    },
    {
      because: 'what answers is no TLS record',
      given: [idpStops({ stage: 'tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' })],
    },
  ],
  innocent: [
    {
      because: 'the bootstrap server answers in plain bytes, which no Kafka listener does',
      given: [brokerStops({ stage: 'tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' })],
    },
    {
      because: 'the identity provider is cut off during the handshake',
      given: [idpStops({ stage: 'tls', code: 'ECONNRESET' })],
    },
  ],
});
