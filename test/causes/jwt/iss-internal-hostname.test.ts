import cause from '../../../src/causes/jwt/iss-internal-hostname.ts';
import { brokerRefuses, casebook, claims, provider } from '../../casebook.ts';
import { discoverySays, issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client asks Keycloak by its name in the cluster',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'http://keycloak.iam.svc.cluster.local:8080/realms/kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'and its document says so too',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'http://keycloak:8080/realms/kafka' }),
        discoverySays({ issuer: 'http://keycloak:8080/realms/kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'localhost was registered',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        provider({ issuer: 'http://localhost:8080/realms/kafka' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'public names on both sides',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
      ],
    },
  ],
});
