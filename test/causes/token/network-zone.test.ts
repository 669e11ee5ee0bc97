import cause from '../../../src/causes/token/network-zone.ts';
import { casebook } from '../../casebook.ts';
import { atOkta, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Okta says so',
      given: [
        atOkta,
        refuses(
          403,
          'access_denied',
          "The request is made from outside the client's permitted network zones.",
        ),
      ],
    },
  ],
  innocent: [
    { because: 'a token came', given: [atOkta] },
    {
      because: 'a policy is the reason',
      given: [
        atOkta,
        refuses(
          400,
          'access_denied',
          'Policy evaluation failed for this request, please check the policy configurations.',
        ),
      ],
    },
  ],
});
