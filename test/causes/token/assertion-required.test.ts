import cause from '../../../src/causes/token/assertion-required.ts';
import { casebook } from '../../casebook.ts';
import { atGoogle, atKeycloak, atOkta, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: "Okta's org server takes no secret",
      given: [
        atOkta,
        refuses(
          401,
          'invalid_client',
          'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
        ),
      ],
    },
    {
      because: 'in Keycloak the client authenticator is "Signed JWT"',
      given: [atKeycloak, refuses(400, 'invalid_client', 'Parameter client_assertion_type is missing')],
    },
    {
      because: 'Google has no client_credentials grant',
      given: [atGoogle, refuses(400, 'unsupported_grant_type', 'Invalid grant_type: client_credentials')],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'an assertion was sent and refused',
      given: [atOkta, refuses(401, 'invalid_client', 'The client_assertion token is expired.')],
    },
  ],
});
