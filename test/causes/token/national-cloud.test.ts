import cause from '../../../src/causes/token/national-cloud.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra } from './_answers.ts';

casebook(cause, {
  guilty: [90038, 900432, 900382].map((code) => ({
    because: `AADSTS${code}`,
    given: [
      atEntra,
      aadsts(code, 'invalid_request', 'Confidential Client is not supported in Cross Cloud request.'),
    ],
  })),
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'the tenant is nowhere',
      given: [atEntra, aadsts(90002, 'invalid_request', "Tenant '8d3a' not found.")],
    },
  ],
});
