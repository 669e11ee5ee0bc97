import cause from '../../../src/causes/network/tls-truststore-overridden.ts';
import { brokerStops, casebook, client, selfManaged } from '../../casebook.ts';

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
        selfManaged('kafka.acme.internal:9094'),
      ],
    },
  ],
  innocent: [
    {
      because: 'a broker of Confluent Cloud has no private certificate: TLS is intercepted on port 9092',
      given: [
        client({ caFile: 'corp.pem' }),
        brokerStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
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
