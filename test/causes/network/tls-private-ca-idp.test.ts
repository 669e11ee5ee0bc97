import cause from '../../../src/causes/network/tls-private-ca-idp.ts';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerStops, casebook, client, given, idpStopsAt, selfManaged } from '../../casebook.ts';
import { atKeycloak } from '../token/_answers.ts';

const ownIdpStops = idpStopsAt('sso.acme.example:443');

casebook(cause, {
  guilty: [
    {
      because: 'its certificate leads to a root of its own',
      given: [
        atKeycloak,
        ownIdpStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
      ],
    },
    {
      because: 'it sends its own certificate alone, from a private root, which a server does not send',
      given: [
        atKeycloak,
        ownIdpStops({
          stage: 'tls',
          code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          chain: [{ issuer: 'CN=Corp Root', locatesIssuer: false }],
        }),
      ],
    },
    {
      because: 'its certificate is self-signed',
      given: [
        atKeycloak,
        ownIdpStops({
          stage: 'tls',
          code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
          chain: [{ issuer: 'CN=keycloak' }],
        }),
      ],
    },
    {
      because: 'the company has a broker of its own under the same authority',
      given: [
        atKeycloak,
        ownIdpStops({
          stage: 'tls',
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
          chain: [{}, { issuer: 'CN=Corp Root' }],
        }),
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
    ...['acme.okta.com', 'login.microsoftonline.com', 'auth.pingone.eu', 'acme.my.salesforce.com'].map(
      (host) => ({
        because: `a vendor runs ${host}: it has no private certificate`,
        given: [
          client({ tokenEndpoint: `https://${host}/oauth2/token` }),
          idpStopsAt(`${host}:443`)({
            stage: 'tls' as const,
            code: 'SELF_SIGNED_CERT_IN_CHAIN',
            chain: [{}, { issuer: 'CN=Corp Root' }],
          }),
        ],
      }),
    ),
    {
      because: 'a broker of Confluent Cloud shows one of the same authority: everything is intercepted',
      given: [
        atKeycloak,
        ownIdpStops({
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

it('names the configured certificate file that does not help', () => {
  const untrusted = ownIdpStops({
    stage: 'tls',
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
    chain: [{}, { issuer: 'CN=Corp Root' }],
  });
  const [root] = diagnose(given(atKeycloak, untrusted, client({ caFile: 'leaf.pem' }))).rootCauses;
  expect(root?.suspect.seen.because).toMatch(/"CN=Corp Root".*leaf\.pem does not contain/);
});
