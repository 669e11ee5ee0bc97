import cause from '../../../src/causes/token/scope-openid.ts';
import { casebook, client } from '../../casebook.ts';
import { atOkta, atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Okta says so',
      given: [
        atOkta,
        client({ scope: 'openid kafka' }),
        refuses(400, 'invalid_scope', "Cannot request 'openid' scopes using client credentials."),
      ],
    },
    {
      because: 'a library asked Auth0 for openid email',
      given: [refuses(403, 'access_denied', 'Client has not been granted scopes: openid, email')],
    },
    {
      because: 'invalid_scope, and openid was asked for',
      given: [atUnknown, client({ scope: 'openid kafka' }), refuses(400, 'invalid_scope')],
    },
  ],
  innocent: [
    { because: 'openid was asked for and a token came', given: [client({ scope: 'openid' })] },
    {
      because: 'the scope is only unknown',
      given: [atUnknown, client({ scope: 'kafka' }), refuses(400, 'invalid_scope')],
    },
  ],
});
