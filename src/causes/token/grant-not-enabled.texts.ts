import { defineTexts } from '../texts.ts';

export default defineTexts('token/grant-not-enabled', [
  {
    pattern: /not authorized to use the provided grant type/,
    by: ['identity-provider'],
    points: 'says',
    example:
      'The client is not authorized to use the provided grant type. Configured grant types: [authorization_code].',
    source: 'Okta, OAuth 2.0 error codes',
  },
]);
