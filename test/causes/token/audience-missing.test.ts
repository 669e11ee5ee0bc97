import cause from '../../../src/causes/token/audience-missing.ts';
import { casebook } from '../../casebook.ts';
import { atUnknown, refuses } from './_answers.ts';

const TEXT = 'No audience parameter was provided, and no default audience has been configured';

casebook(cause, {
  guilty: [
    { because: 'Auth0 says so', given: [refuses(403, 'access_denied', TEXT)] },
    {
      because: "the words are Auth0's, behind a domain of one's own",
      given: [atUnknown, refuses(403, 'access_denied', TEXT)],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'the audience is there and unknown',
      given: [refuses(403, 'access_denied', 'Service not enabled within domain: https://kafka.acme.example')],
    },
  ],
});
