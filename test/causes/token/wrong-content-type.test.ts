import cause from '../../../src/causes/token/wrong-content-type.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, answers, atEntra, atKeycloak, atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Keycloak finds no grant_type',
      given: [atKeycloak, refuses(400, 'invalid_request', 'Missing form parameter: grant_type')],
    },
    {
      because: 'Entra ID finds no grant_type',
      given: [
        atEntra,
        aadsts(
          900144,
          'invalid_request',
          "The request body must contain the following parameter: 'grant_type'.",
        ),
      ],
    },
    { because: '415 in JSON', given: [atUnknown, refuses(415, 'Unsupported Media Type')] },
    { because: '415 without a body', given: [atUnknown, answers({ status: 415, form: 'empty' })] },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'only the scope is missing',
      given: [
        atEntra,
        aadsts(900144, 'invalid_request', "The request body must contain the following parameter: 'scope'."),
      ],
    },
  ],
});
