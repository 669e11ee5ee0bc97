import cause from '../../../src/causes/token/conditional-access.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra } from './_answers.ts';

casebook(cause, {
  guilty: [53003, 530032].map((code) => ({
    because: `AADSTS${code}`,
    given: [
      atEntra,
      aadsts(code, 'access_denied', 'Access has been blocked by Conditional Access policies.'),
    ],
  })),
  innocent: [
    { because: 'a token came', given: [atEntra] },
    {
      because: 'a role is missing',
      given: [atEntra, aadsts(501051, 'invalid_grant', 'Application is not assigned to a role.')],
    },
  ],
});
