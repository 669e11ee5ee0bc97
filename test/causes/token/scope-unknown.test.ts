import cause from '../../../src/causes/token/scope-unknown.ts';
import { casebook, client } from '../../casebook.ts';
import { atCognito, atKeycloak, atOkta, atUnknown, publishes, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Auth0 did not grant it',
      given: [
        client({ scope: 'read:messages' }),
        refuses(403, 'access_denied', 'Client has not been granted scopes: read:messages'),
      ],
    },
    {
      because: 'Okta does not have it',
      given: [
        atOkta,
        refuses(
          400,
          'invalid_scope',
          'One or more scopes are not configured for the authorization server resource.',
        ),
      ],
    },
    {
      because: 'Okta wants consent for it',
      given: [
        atOkta,
        refuses(
          400,
          'consent_required',
          'The following scopes require user consent and cannot be granted for the client credentials grant type: [phone]',
        ),
      ],
    },
    {
      because: 'Keycloak does not have it',
      given: [atKeycloak, client({ scope: 'kafka' }), refuses(400, 'invalid_scope', 'Invalid scopes: kafka')],
    },
    { because: 'Cognito gives the bare code', given: [atCognito, refuses(400, 'invalid_scope')] },
    {
      because: 'RFC 6749 section 5.2',
      given: [atUnknown, client({ scope: 'kafka' }), refuses(400, 'invalid_scope')],
    },
  ],
  innocent: [
    {
      because: 'scopes_supported lacks a custom scope that works',
      given: [client({ scope: 'kafka' }), publishes({ scopes_supported: ['openid'] })],
    },
    {
      because: 'openid is not for machines',
      given: [
        atOkta,
        refuses(400, 'invalid_scope', "Cannot request 'openid' scopes using client credentials."),
      ],
    },
  ],
});
