import cause from '../../../src/causes/network/tls-intercepted.ts';
import { brokerStops, casebook, client, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'identity provider and broker both show a certificate of the company',
      given: [
        idpStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
        brokerStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
    {
      because: 'a host of Confluent Cloud shows a certificate that is not a public one',
      given: [
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
      because: 'the identity provider alone has a private certificate',
      given: [
        idpStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
    {
      because: 'the client has a CA file of its own',
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
});
