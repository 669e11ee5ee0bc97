import { defineTexts } from '../texts.ts';

export default defineTexts('token/dpop-required', [
  {
    pattern: /token_type\\?[\"']?: ?\\?[\"']?DPoP/,
    by: ['identity-provider'],
    points: 'says',
    example: '"token_type":"DPoP"',
    source: 'RFC 9449',
  },
]);
