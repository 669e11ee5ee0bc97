import cause from '../../../src/causes/jwt/iss-custom-vs-canonical-domain.ts';
import { brokerRefuses, casebook, provider } from '../../casebook.ts';
import { issuedBy, signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the token is asked for at the custom domain, the canonical one is registered',
      given: [
        issuedBy('https://login.acme.example/', 'https://login.acme.example/oauth/token'),
        provider({ issuer: 'https://acme.auth0.com/' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'Okta with a fixed issuer mode',
      given: [
        issuedBy(
          'https://acme.okta.com/oauth2/default',
          'https://login.acme.example/oauth2/default/v1/token',
        ),
        provider({ issuer: 'https://login.acme.example/oauth2/default' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'the custom domain throughout',
      given: [issuedBy('https://login.acme.example/', 'https://login.acme.example/oauth/token')],
    },
    {
      because: 'a canonical issuer from a custom token endpoint, and so registered',
      given: [
        issuedBy(
          'https://acme.okta.com/oauth2/default',
          'https://login.acme.example/oauth2/default/v1/token',
        ),
      ],
    },
    {
      because: 'two tenants of Auth0',
      given: [provider({ issuer: 'https://acme-dev.auth0.com/' }), brokerRefuses()],
    },
    {
      because: 'the keys of the other name are not the same',
      given: [
        issuedBy('https://sso-dev.acme.example/realms/kafka', 'https://gateway.acme.example/token'),
        provider({ issuer: 'https://sso.acme.example/realms/kafka' }),
        signature('no-such-key', 0),
        brokerRefuses(),
      ],
    },
  ],
});
