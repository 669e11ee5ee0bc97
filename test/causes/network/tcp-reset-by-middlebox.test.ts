import cause from '../../../src/causes/network/tcp-reset-by-middlebox.ts';
import { advertisedStops, brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'the TLS handshake is cut', given: [idpStops({ stage: 'tls', code: 'ECONNRESET' })] },
    {
      because: 'the TLS handshake is never answered',
      given: [idpStops({ stage: 'tls', code: 'ETIMEDOUT' })],
    },
    {
      because: 'a filter lets the bootstrap name through and no other of the cluster',
      given: [advertisedStops({ stage: 'tls', code: 'ECONNRESET' })],
    },
    {
      because: 'a filter swallows the handshake with the other names',
      given: [advertisedStops({ stage: 'tls', code: 'ETIMEDOUT' })],
    },
  ],
  innocent: [
    {
      because: 'a Kafka listener without TLS does the same',
      given: [brokerStops({ stage: 'tls', code: 'ECONNRESET' })],
    },
  ],
});
