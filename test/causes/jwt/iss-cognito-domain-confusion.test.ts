import cause from '../../../src/causes/jwt/iss-cognito-domain-confusion.ts';
import { brokerRefuses, casebook, provider } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the domain of the token endpoint was registered',
      given: [
        issuedBy(
          'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A1b2C3d4E',
          'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
        ),
        provider({ issuer: 'https://acme.auth.eu-west-1.amazoncognito.com' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'token endpoint and issuer are on two hosts, as they are for Cognito',
      given: [
        issuedBy(
          'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A1b2C3d4E',
          'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
        ),
      ],
    },
  ],
});
