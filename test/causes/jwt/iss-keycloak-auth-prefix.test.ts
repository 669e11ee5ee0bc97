import cause from '../../../src/causes/jwt/iss-keycloak-auth-prefix.ts';
import { brokerRefuses, casebook, claims, provider } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the provider was registered before the upgrade to Keycloak 17',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        provider({ issuer: 'https://sso.acme.example/auth/realms/kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the token has it, the document and the provider have not',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'https://sso.acme.example/auth/realms/kafka' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'neither has it',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
      ],
    },
  ],
});
