import cause from '../../../src/causes/jwt/iss-case.ts';
import { brokerRefuses, casebook, claims, provider } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the tenant id was registered in capitals',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://login.microsoftonline.com/8B87AF7D-8647-4DC7-8DF4-5F69A2011BB5/v2.0' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the realm is asked for in another case',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'https://sso.acme.example/realms/Kafka' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'they are the same',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
      ],
    },
    {
      because: 'another realm',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'https://sso.acme.example/realms/payments' }),
        brokerRefuses(),
      ],
    },
  ],
});
