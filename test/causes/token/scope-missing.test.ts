import cause from '../../../src/causes/token/scope-missing.ts';
import { casebook, type Change } from '../../casebook.ts';
import { aadsts, atEntra, atOkta, atUnknown, refuses, without } from './_answers.ts';

const withoutScope: Change = (e) => ({ ...e, client: without(e.client, 'scope') });

casebook(cause, {
  guilty: [
    {
      because: 'Okta got no scope',
      given: [atOkta, withoutScope, refuses(400, 'invalid_scope', 'No scopes were requested.')],
    },
    {
      because: 'Okta has no default scope',
      given: [
        atOkta,
        withoutScope,
        refuses(
          400,
          'invalid_scope',
          "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
        ),
      ],
    },
    {
      because: 'Entra ID names the parameter',
      given: [
        atEntra,
        withoutScope,
        aadsts(900144, 'invalid_request', "The request body must contain the following parameter: 'scope'."),
      ],
    },
    {
      because: 'invalid_scope, and none was asked for',
      given: [atUnknown, withoutScope, refuses(400, 'invalid_scope')],
    },
  ],
  innocent: [
    { because: 'a token without scope is no fault', given: [withoutScope] },
    {
      because: 'the scope is there and unknown',
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
      because: 'another parameter is missing',
      given: [
        atEntra,
        aadsts(
          900144,
          'invalid_request',
          "The request body must contain the following parameter: 'grant_type'.",
        ),
      ],
    },
  ],
});
