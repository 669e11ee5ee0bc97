import cause from '../../../src/causes/network/tls-cert-unfit.ts';
import { brokerStops, casebook, idpStops } from '../../casebook.ts';

const CODES = [
  'INVALID_PURPOSE',
  'EE_KEY_TOO_SMALL',
  'CA_KEY_TOO_SMALL',
  'CA_MD_TOO_WEAK',
  'CERT_SIGNATURE_FAILURE',
  'CERT_REVOKED',
];

casebook(cause, {
  guilty: [
    ...CODES.map((code) => ({
      because: `OpenSSL says ${code}`,
      given: [idpStops({ stage: 'tls', code, chain: [{ subject: 'CN=idp', issuer: 'CN=Corp' }] })],
    })),
    {
      because: "it is the broker's",
      given: [brokerStops({ stage: 'tls', code: 'INVALID_PURPOSE' })],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'its authority is not trusted',
      given: [
        idpStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
    { because: 'it has expired', given: [idpStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED' })] },
  ],
});
