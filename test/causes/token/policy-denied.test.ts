import cause from '../../../src/causes/token/policy-denied.ts';
import { casebook } from '../../casebook.ts';
import { atOkta, atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Okta has no policy for the client',
      given: [
        atOkta,
        refuses(
          400,
          'access_denied',
          'Policy evaluation failed for this request, please check the policy configurations.',
        ),
      ],
    },
    {
      because: 'the same with the documented status',
      given: [
        atOkta,
        refuses(
          401,
          'access_denied',
          'Policy evaluation failed for this request, please check the policy configurations.',
        ),
      ],
    },
    {
      because: 'the rule drops the scopes',
      given: [
        atOkta,
        refuses(
          400,
          'access_denied',
          'Policy evaluation succeeded, but all the requested scopes were rejected.',
        ),
      ],
    },
    { because: 'access_denied of somebody unknown', given: [atUnknown, refuses(403, 'access_denied')] },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'the address is the reason',
      given: [
        atOkta,
        refuses(
          403,
          'access_denied',
          "The request is made from outside the client's permitted network zones.",
        ),
      ],
    },
    {
      because: 'Auth0 uses access_denied for wrong credentials',
      given: [refuses(401, 'access_denied', 'Unauthorized')],
    },
  ],
});
