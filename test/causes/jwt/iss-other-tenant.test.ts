import cause from '../../../src/causes/jwt/iss-other-tenant.ts';
import { brokerRefuses, casebook, claims, client, provider } from '../../casebook.ts';
import { discoveryUnasked, issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'another realm of the same Keycloak',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'https://sso.acme.example/realms/payments' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'another tenant of Entra ID',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0' }),
        discoveryUnasked,
        brokerRefuses(),
      ],
    },
    {
      because: 'a token that was handed over, from another tenant',
      given: [
        client({ givenToken: true }),
        claims({ iss: 'https://acme-dev.auth0.com/' }),
        (e) => {
          const { tokenEndpoint: _, ...rest } = e.client;
          return { ...e, client: rest };
        },
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'one tenant', given: [] },
    {
      because: 'the client asks the host of another environment',
      given: [
        issuedBy('https://acme-dev.auth0.com/', 'https://acme-dev.auth0.com/oauth/token'),
        provider({ issuer: 'https://acme.auth0.com/' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'only the slash differs',
      given: [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
  ],
});
