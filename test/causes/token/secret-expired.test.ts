import cause from '../../../src/causes/token/secret-expired.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra, atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Entra ID says that the keys have expired',
      given: [
        atEntra,
        aadsts(7000222, 'invalid_client', "The provided client secret keys for app '1f6e' are expired.", 401),
      ],
    },
    {
      because: 'the number tells, whatever host it came through',
      given: [
        atUnknown,
        aadsts(7000222, 'invalid_client', 'The provided client secret keys are expired.', 401),
      ],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'the secret is wrong, not old',
      given: [atEntra, aadsts(7000215, 'invalid_client', 'Invalid client secret provided.', 401)],
    },
    { because: 'Auth0 secrets do not expire', given: [refuses(401, 'access_denied', 'Unauthorized')] },
  ],
});
