import cause from '../../../src/causes/network/tls-version-cipher.ts';
import { brokerStops, casebook } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the server speaks TLS 1.0 alone',
      given: [brokerStops({ stage: 'tls', code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })],
    },
  ],
  innocent: [
    { because: 'the handshake gets no answer', given: [brokerStops({ stage: 'tls', code: 'ECONNRESET' })] },
  ],
});
