import cause from '../../../src/causes/token/assertion-required.ts';
import { casebook } from '../../casebook.ts';
import { atGoogle, atOkta, refuses } from './_answers.ts';

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
