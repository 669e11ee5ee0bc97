import { defineTexts } from '../texts.ts';

export default defineTexts('token/national-cloud', [
  {
    pattern: /AADSTS(?:90038|900432|900382)\b/,
    by: ['identity-provider'],
    points: 'says',
    example: 'AADSTS900382: Confidential Client is not supported in Cross Cloud request.',
    source: 'Microsoft, AADSTS error codes',
  },
]);
