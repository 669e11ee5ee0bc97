import cause from '../../../src/causes/token/200-with-error-body.ts';
import { casebook } from '../../casebook.ts';
import { answers, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    { because: 'an OAuth error with status 200', given: [refuses(200, 'invalid_client', 'no such client')] },
    {
      because: 'errorDescription alone',
      given: [answers({ status: 200, members: ['status', 'errorDescription'] })],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    { because: 'the status says it too', given: [refuses(400, 'invalid_request')] },
    {
      because: 'a token came beside an empty error',
      given: [answers({ status: 200, members: ['access_token', 'error'] })],
    },
  ],
});
