import cause from '../../../src/causes/jwt/iss-scheme.ts';
import { brokerRefuses, casebook, claims, provider } from '../../casebook.ts';
import { discoverySays, issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Keycloak behind a proxy calls itself http',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'http://sso.acme.example/realms/kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'its discovery document says http as well',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'http://sso.acme.example/realms/kafka' }),
        discoverySays({ issuer: 'http://sso.acme.example/realms/kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the provider was registered with http',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        provider({ issuer: 'http://sso.acme.example/realms/kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: "Google's issuer was registered without its scheme",
      given: [
        issuedBy('https://accounts.google.com', 'https://oauth2.googleapis.com/token'),
        provider({ issuer: 'accounts.google.com' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'both say https',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
      ],
    },
    {
      because: 'the slash differs',
      given: [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
  ],
});
