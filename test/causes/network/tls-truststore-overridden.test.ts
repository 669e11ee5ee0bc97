import cause from '../../../src/causes/network/tls-truststore-overridden.ts';
import { brokerStops, casebook, client } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a CA file is given, and the broker has a certificate from elsewhere',
      given: [
        client({ caFile: 'corp.pem' }),
        brokerStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
  ],
  innocent: [
    {
      because: 'no CA file is given',
      given: [
        brokerStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
  ],
});
