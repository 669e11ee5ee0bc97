import cause from '../../../src/causes/jwt/iss-okta-server-id.ts';
import { brokerRefuses, casebook, claims, header, provider, signingKey } from '../../casebook.ts';
import { issuedBy, published, signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'default is registered, the token is from another server',
      given: [
        issuedBy(
          'https://acme.okta.com/oauth2/aus1kafka9XyZ',
          'https://acme.okta.com/oauth2/aus1kafka9XyZ/v1/token',
        ),
        provider({ issuer: 'https://acme.okta.com/oauth2/default' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'and its key is not among those of default',
      given: [
        issuedBy(
          'https://acme.okta.com/oauth2/aus1kafka9XyZ',
          'https://acme.okta.com/oauth2/aus1kafka9XyZ/v1/token',
        ),
        header({ kid: 'their-key' }),
        published('byDiscovery', [signingKey('their-key')]),
        provider({ issuer: 'https://acme.okta.com/oauth2/default' }),
        signature('no-such-key', 0),
        brokerRefuses(),
      ],
    },
    {
      because: 'the document sides with the provider',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        claims({ iss: 'https://acme.okta.com/oauth2/aus1kafka9XyZ' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'api://default is its audience, and the server is the same',
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        claims({ aud: 'api://default' }),
      ],
    },
  ],
});
