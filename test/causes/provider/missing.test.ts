import cause from '../../../src/causes/provider/missing.ts';
import { brokerRefuses, casebook, client, withoutApiKey } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';
import { nobodyNamed, op, organization } from './_organization.ts';

const keycloak = {
  ...op,
  id: 'op-k',
  issuer: 'https://sso.acme.example/realms/Kafka',
  jwksUri: 'https://sso.acme.example/realms/Kafka/protocol/openid-connect/certs',
};

casebook(cause, {
  guilty: [
    { because: 'there is none', given: [organization([]), nobodyNamed, brokerRefuses()] },
    {
      because: 'none of two has the issuer',
      given: [
        organization([
          { ...op, id: 'op-a', issuer: 'https://login.other.example/' },
          { ...op, id: 'op-b', issuer: 'https://idp.third.example/x' },
        ]),
        nobodyNamed,
        brokerRefuses(),
      ],
    },
    {
      because: "the only one is another product's, and nobody names it",
      given: [organization([keycloak]), nobodyNamed, brokerRefuses()],
    },
    {
      because: 'the only one is on a host of no known product, and nobody names it',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/Kafka',
          'https://sso.acme.example/realms/Kafka/protocol/openid-connect/token',
        ),
        organization([{ ...op, id: 'op-g', issuer: 'https://gitlab.acme.example' }]),
        nobodyNamed,
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'two providers, and one of them matches',
      given: [organization([op, { ...op, id: 'op-b', issuer: 'https://idp.third.example/x' }])],
    },
    {
      because: "the only one is another product's, and the client names it",
      given: [organization([keycloak]), nobodyNamed, client({ providerId: 'op-k' }), brokerRefuses()],
    },
    {
      because: 'the only one is the same product, for another tenant',
      given: [organization([{ ...op, issuer: 'https://acme-dev.auth0.com/' }]), nobodyNamed, brokerRefuses()],
    },
    { because: 'the API may not be read', given: [withoutApiKey] },
  ],
});
