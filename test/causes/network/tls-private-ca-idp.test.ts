import cause from '../../../src/causes/network/tls-private-ca-idp.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'its certificate leads to a root of its own',
      given: [
        idpStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
    {
      because: 'its certificate is self-signed',
      given: [
        idpStops({ stage: 'tls', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', chain: [{ issuer: 'CN=keycloak' }] }),
      ],
    },
  ],
  innocent: [
    {
      because: 'the broker shows one of the same authority: everything is intercepted',
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
  ],
});
