import cause from '../../../src/causes/token/role-not-assigned.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'AADSTS501051',
      given: [
        atEntra,
        aadsts(
          501051,
          'invalid_grant',
          "Application '1f'(orders) is not assigned to a role for the application 'api://kafka'(kafka).",
        ),
      ],
    },
  ],
  innocent: [
    { because: 'an application token without roles is legal', given: [atEntra] },
    {
      because: 'consent is missing, not a role',
      given: [atEntra, aadsts(65001, 'invalid_grant', 'No consent.')],
    },
  ],
});
