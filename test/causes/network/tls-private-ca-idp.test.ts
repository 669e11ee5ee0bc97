import cause from '../../../src/causes/network/tls-private-ca-idp.ts';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerStops, casebook, client, given, idpStops, selfManaged } from '../../casebook.ts';

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
    {
      because: 'the company has a broker of its own under the same authority',
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
        selfManaged('kafka.auth0.com:9094'),
      ],
    },
  ],
  innocent: [
    {
      because: 'a broker of Confluent Cloud shows one of the same authority: everything is intercepted',
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

it('names the file of certificates that does not help', () => {
  const untrusted = idpStops({
    stage: 'tls',
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
    chain: [{}, { issuer: 'CN=Corp Root' }],
  });
  const [root] = diagnose(given(untrusted, client({ caFile: 'leaf.pem' }))).rootCauses;
  expect(root?.suspect.seen.because).toMatch(/"CN=Corp Root".*leaf\.pem does not hold/);
});
