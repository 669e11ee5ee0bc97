import { defineTexts } from '../texts.ts';

export default defineTexts('token/action-hook-denied', [
  {
    pattern: /callback_returned_error|system claim could not be evaluated/,
    by: ['identity-provider'],
    points: 'says',
    example: 'callback_returned_error',
    source: 'Okta, OAuth 2.0 error codes',
  },
]);
