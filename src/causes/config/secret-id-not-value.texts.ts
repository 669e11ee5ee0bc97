import { defineTexts } from '../texts.ts';

export default defineTexts('config/secret-id-not-value', [
  {
    pattern: /AADSTS7000215\b|not the client\s{1,3}secret ID/,
    by: ['identity-provider'],
    points: 'fits',
    example:
      'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID',
    source: 'Microsoft, AADSTS error codes',
  },
]);
