import cause from '../../../src/causes/token/resource-principal-missing.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra } from './_answers.ts';

casebook(cause, {
  guilty: [500011, 50001].map((code) => ({
    because: `AADSTS${code}`,
    given: [
      atEntra,
      aadsts(
        code,
        'invalid_resource',
        'The resource principal named api://kafka was not found in the tenant named Acme.',
      ),
    ],
  })),
  innocent: [
    { because: 'a token came', given: [atEntra] },
    {
      because: 'the resource is there and wants a role',
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
});
