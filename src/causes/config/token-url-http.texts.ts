import { defineTexts } from '../texts.ts';

export default defineTexts('config/token-url-http', [
  {
    pattern: /AADSTS900561\b/,
    by: ['identity-provider'],
    points: 'fits',
    example: 'AADSTS900561: The endpoint only accepts POST requests. Received a GET request.',
    source: 'Microsoft, AADSTS error codes; what becomes of a POST that is redirected',
  },
]);
