import cause from '../../../src/causes/token/tenant-wrong.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra, atKeycloak, atOkta, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Entra ID has no such tenant',
      given: [atEntra, aadsts(90002, 'invalid_request', "Tenant '8d3a' not found.")],
    },
    {
      because: 'client_credentials on /common',
      given: [
        atEntra,
        aadsts(
          9001023,
          'invalid_request',
          'The grant type is not supported over the /common or /consumers endpoints.',
        ),
      ],
    },
    { because: 'Keycloak has no such realm', given: [atKeycloak, refuses(404, 'Realm does not exist')] },
    {
      because: 'the realm is switched off',
      given: [atKeycloak, refuses(403, 'access_denied', 'Realm not enabled')],
    },
    {
      because: 'Okta has no such server',
      given: [
        atOkta,
        refuses(404, 'E0000007', 'Not found: Resource not found: ausX (AuthorizationServer)', {
          vendorCode: 'E0000007',
        }),
      ],
    },
    {
      because: 'Okta does not take the id of the server',
      given: [atOkta, refuses(400, 'invalid_request', 'The authorization server id is invalid.')],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'the application is missing, the tenant is there',
      given: [atEntra, aadsts(700016, 'unauthorized_client', 'Application was not found.')],
    },
  ],
});
