import cause from '../../../src/causes/jwt/iss-okta-org-vs-custom.ts';
import { brokerRefuses, casebook, claims, client, header, provider } from '../../casebook.ts';
import { issuedBy, signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the token is from the org server',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        client({ tokenEndpoint: 'https://acme.okta.com/oauth2/v1/token' }),
        claims({ iss: 'https://acme.okta.com' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'its key is published nowhere',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        client({ tokenEndpoint: 'https://acme.okta.com/oauth2/v1/token' }),
        claims({ iss: 'https://acme.okta.com' }),
        header({ kid: 'org-key' }),
        signature('no-such-key', 0),
        brokerRefuses(),
      ],
    },
    {
      because: 'the org server was registered',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        provider({ issuer: 'https://acme.okta.com' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'the default server on both sides',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
      ],
    },
  ],
});
