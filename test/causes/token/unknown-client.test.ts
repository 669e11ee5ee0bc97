import cause from '../../../src/causes/token/unknown-client.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra, atGoogle, atKeycloak, atOkta, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Okta names the parameter client_id',
      given: [atOkta, refuses(401, 'invalid_client', "Invalid value for 'client_id' parameter.")],
    },
    {
      because: 'Entra ID has no such application in this tenant',
      given: [
        atEntra,
        aadsts(
          700016,
          'unauthorized_client',
          "Application with identifier '1f6e' was not found in the directory 'Acme'.",
        ),
      ],
    },
    {
      because: 'Keycloak says invalid_client, which it keeps for the id',
      given: [atKeycloak, refuses(401, 'invalid_client', 'Invalid client or Invalid client credentials')],
    },
    {
      because: 'Google does not know the account',
      given: [atGoogle, refuses(400, 'invalid_grant', 'Invalid grant: account not found')],
    },
    {
      because: 'a gateway has dropped error_codes, and the text still has the number',
      given: [
        atEntra,
        refuses(
          400,
          'unauthorized_client',
          "AADSTS700016: Application with identifier '1f6e' was not found.",
        ),
      ],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'Auth0 does not say which of the two is wrong',
      given: [refuses(401, 'access_denied', 'Unauthorized')],
    },
    {
      because: 'Keycloak knows the id and not the secret',
      given: [
        atKeycloak,
        refuses(401, 'unauthorized_client', 'Invalid client or Invalid client credentials'),
      ],
    },
  ],
});
