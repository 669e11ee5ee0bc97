import cause from '../../../src/causes/token/grant-not-enabled.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atCognito, atEntra, atKeycloak, atOkta, atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Auth0 names the grant',
      given: [
        refuses(403, 'unauthorized_client', "Grant type 'client_credentials' not allowed for the client."),
      ],
    },
    {
      because: 'Okta lists the grants that the app has',
      given: [
        atOkta,
        refuses(
          400,
          'unauthorized_client',
          'The client is not authorized to use the provided grant type. Configured grant types: [authorization_code].',
        ),
      ],
    },
    {
      because: "Okta's org server does not serve this grant",
      given: [
        atOkta,
        refuses(
          400,
          'unsupported_grant_type',
          "'client_credentials' grant type can only be used with a custom authorization server.",
        ),
      ],
    },
    {
      because: 'Keycloak has the service account off',
      given: [
        atKeycloak,
        refuses(401, 'unauthorized_client', 'Client not enabled to retrieve service account'),
      ],
    },
    {
      because: 'the Keycloak client is public',
      given: [
        atKeycloak,
        refuses(401, 'unauthorized_client', 'Public client not allowed to retrieve service account'),
      ],
    },
    { because: 'Cognito gives the bare code', given: [atCognito, refuses(400, 'unauthorized_client')] },
    {
      because: 'the Entra registration is a public client',
      given: [
        atEntra,
        aadsts(
          700025,
          'invalid_client',
          'Client is public so neither client_assertion nor client_secret should be presented.',
          401,
        ),
      ],
    },
    {
      because: 'RFC 6749 section 5.2, whoever says it',
      given: [atUnknown, refuses(400, 'unauthorized_client')],
    },
  ],
  innocent: [
    { because: 'an answer without refresh_token is as it should be', given: [] },
    {
      because: "Keycloak's unauthorized_client also stands for a wrong secret",
      given: [
        atKeycloak,
        refuses(401, 'unauthorized_client', 'Invalid client or Invalid client credentials'),
      ],
    },
    {
      because: 'Entra uses unauthorized_client for an unknown application',
      given: [atEntra, aadsts(700016, 'unauthorized_client', 'Application was not found.')],
    },
  ],
});
