import cause from '../../../src/causes/jwt/iss-port.ts';
import { brokerRefuses, casebook, claims, provider } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the token names the port that the server listens on',
      given: [
        issuedBy(
          'https://sso.acme.example/realms/kafka',
          'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
        ),
        claims({ iss: 'https://sso.acme.example:8443/realms/kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the default port was registered',
      given: [provider({ issuer: 'https://acme.auth0.com:443/' }), brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'both name the same port',
      given: [issuedBy('https://sso.acme.example:9031', 'https://sso.acme.example:9031/as/token.oauth2')],
    },
  ],
});
