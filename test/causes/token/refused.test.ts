import cause from '../../../src/causes/token/refused.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, answers, atEntra, atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    { because: 'a code that nobody documents', given: [atUnknown, refuses(400, 'E-4711', 'See the manual')] },
    {
      because: 'an AADSTS number that is not in the table',
      given: [atEntra, aadsts(9999001, 'invalid_request', 'A reason that Microsoft has not thought of yet.')],
    },
    {
      because: "RFC 6749's sentence lists all that invalid_request can mean, and nothing else is said",
      given: [
        atUnknown,
        refuses(
          400,
          'invalid_request',
          'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
        ),
      ],
    },
    {
      because: 'a refusal in a shape of its own',
      given: [atUnknown, answers({ status: 400, members: ['message'] })],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    { because: 'the code is a standard one', given: [atUnknown, refuses(401, 'invalid_client')] },
  ],
});
