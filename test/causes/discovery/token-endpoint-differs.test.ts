import cause from '../../../src/causes/discovery/token-endpoint-differs.ts';
import { casebook, client } from '../../casebook.ts';
import { discoverySays, issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [],
  innocent: [
    {
      because: 'a custom domain for the same issuer',
      given: [client({ tokenEndpoint: 'https://login.acme.example/oauth/token' })],
    },
    {
      because: 'Cognito',
      given: [
        issuedBy(
          'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A1b2C3d4E',
          'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
        ),
      ],
    },
    { because: 'they are the same', given: [] },
  ],
  noticed: [
    {
      because: 'and tokens are of another issuer',
      given: [
        discoverySays({ issuer: 'https://other.example/', token_endpoint: 'https://other.example/token' }),
      ],
    },
  ],
});
