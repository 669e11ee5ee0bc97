import { defineTexts } from '../texts.ts';

export default defineTexts('config/token-url-wrong-version', [
  {
    pattern: /AADSTS901002\b/,
    by: ['identity-provider'],
    points: 'says',
    example: "AADSTS901002: The 'resource' request parameter is not supported.",
    source: 'Microsoft, AADSTS error codes',
  },
]);
