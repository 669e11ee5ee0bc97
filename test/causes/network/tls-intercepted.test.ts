import cause from '../../../src/causes/network/tls-intercepted.ts';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerStops, casebook, client, given, idpStops, idpStopsAt, selfManaged } from '../../casebook.ts';
import { atKeycloak } from '../token/_answers.ts';

const UNTRUSTED = { stage: 'tls', code: 'SELF_SIGNED_CERT_IN_CHAIN' } as const;
const ownIdpStops = idpStopsAt('sso.acme.example:443');

casebook(cause, {
  guilty: [
    ...[
      'acme.okta.com',
      'login.microsoftonline.com',
      'cognito-idp.eu-west-1.amazonaws.com',
      'accounts.google.com',
    ].map((host) => ({
      because: `a vendor runs ${host}`,
      given: [
        client({ tokenEndpoint: `https://${host}/oauth2/token` }),
        idpStopsAt(`${host}:443`)({ ...UNTRUSTED, chain: [{}, { issuer: 'CN=Corp Root' }] }),
      ],
    })),
    {
      because: 'a vendor runs it, and its certificate is alone and of no public authority',
      given: [
        client({ tokenEndpoint: 'https://acme.okta.com/oauth2/token' }),
        idpStopsAt('acme.okta.com:443')({
          stage: 'tls',
          code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          chain: [{ issuer: 'CN=Corp Root', locatesIssuer: false }],
        }),
      ],
    },
    {
      because: 'the broker of Confluent Cloud alone, and the client has a CA file of its own',
      given: [
        client({ caFile: 'corp.pem' }),
        brokerStops({ ...UNTRUSTED, chain: [{}, { issuer: 'CN=Corp Root' }] }),
      ],
    },
    {
      because: 'the interceptor sends its certificate without that of its authority, and names itself',
      given: [
        idpStops({
          stage: 'tls',
          code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          chain: [{ issuer: 'CN=Zscaler Intermediate Root CA (zscalertwo.net)' }],
        }),
      ],
    },
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
      because: 'the identity provider alone has a private certificate, and the company runs it',
      given: [atKeycloak, ownIdpStops({ ...UNTRUSTED, chain: [{}, { issuer: 'CN=Corp Root' }] })],
    },
    {
      because: 'the company has one authority for its identity provider and its own broker',
      given: [
        atKeycloak,
        ownIdpStops({ ...UNTRUSTED, chain: [{}, { issuer: 'CN=Corp Root' }] }),
        brokerStops({ ...UNTRUSTED, chain: [{}, { issuer: 'CN=Corp Root' }] }),
        selfManaged('kafka.acme.internal:9094'),
      ],
    },
    {
      because: 'the authority is a public one that this machine does not know yet',
      given: [
        idpStops({
          ...UNTRUSTED,
          chain: [{}, { issuer: "C=US, O=Let's Encrypt, CN=ISRG Root Y1" }],
        }),
      ],
    },
  ],
});

describe('who inspects', () => {
  it.each([
    ['CN=Zscaler Root CA, O=Zscaler Inc.', 'Zscaler'],
    ['C=US, O=Netskope Inc, CN=certadmin, emailAddress=certadmin@netskope.com', 'Netskope'],
    ['O=Fortinet, OU=Certificate Authority, CN=FG100FTK20012345', 'Fortinet'],
    ['O=Cisco, CN=Cisco Umbrella Root CA', 'Cisco'],
    ['CN=Avast Web/Mail Shield Root', 'Avast'],
    ['CN=ESET SSL Filter CA, O=ESET, spol. s r. o.', 'ESET'],
    ['O=AO Kaspersky Lab, CN=Kaspersky Anti-Virus Personal Root Certificate', 'Kaspersky'],
    ['CN=Sophos SSL CA_C3xxxx', 'Sophos'],
  ])('is named by its certificate, even on a host of the company: %s', (issuer, name) => {
    const { rootCauses } = diagnose(
      given(atKeycloak, ownIdpStops({ ...UNTRUSTED, chain: [{}, { issuer }] })),
    );
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([cause.id]);
    expect(rootCauses[0]?.suspect.seen.because).toContain(name);
  });
});
