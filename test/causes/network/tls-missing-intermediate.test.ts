import cause from '../../../src/causes/network/tls-missing-intermediate.ts';
import { casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the server sends its own certificate alone',
      given: [
        idpStops({
          stage: 'tls',
          code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          chain: [{ issuer: 'CN=Public Intermediate' }],
        }),
      ],
    },
  ],
  innocent: [
    {
      because: 'a private root issued it, which a server does not send',
      given: [
        idpStops({
          stage: 'tls',
          code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          chain: [{ issuer: 'CN=Corp Root', locatesIssuer: false }],
        }),
      ],
    },
    {
      because: 'the chain is there and ends in a private root',
      given: [
        idpStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
  ],
});
