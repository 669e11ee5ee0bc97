import cause from '../../../src/causes/token/grant-half-configured.ts';
import { casebook } from '../../casebook.ts';
import { atCognito, atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Cognito answers client_credentials with invalid_grant',
      given: [atCognito, refuses(400, 'invalid_grant')],
    },
  ],
  innocent: [
    { because: 'it is not Cognito', given: [atUnknown, refuses(400, 'invalid_grant')] },
    { because: 'the grant is not listed at all', given: [atCognito, refuses(400, 'unauthorized_client')] },
    { because: 'the token endpoint of Cognito is on another host than its issuer', given: [atCognito] },
  ],
});
