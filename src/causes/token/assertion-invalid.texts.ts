import { defineTexts } from '../texts.ts';

export default defineTexts('token/assertion-invalid', [
  {
    pattern:
      /Invalid JWT Signature|Invalid JWT: |client_assertion (?:token|JWT)[^\n]{0,60} (?:expired|invalid)/,
    by: ['identity-provider'],
    points: 'says',
    also: ['clock/local-ahead'],
    example: '{"error":"invalid_grant","error_description":"Invalid JWT Signature."}',
    source: 'Google, OAuth 2.0 for service accounts',
  },
]);
