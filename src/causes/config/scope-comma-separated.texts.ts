import { defineTexts } from '../texts.ts';

export default defineTexts('config/scope-comma-separated', [
  {
    pattern: /has not been granted scopes: [^\s,]{1,80},[^\s]/,
    by: ['identity-provider'],
    points: 'fits',
    example: 'Client has not been granted scopes: a,b',
    source: 'Auth0',
  },
  {
    pattern: /AADSTS70011\b/,
    by: ['identity-provider'],
    points: 'fits',
    example: 'AADSTS70011: The provided request must include a scope input parameter.',
    source: 'Microsoft, AADSTS error codes',
  },
]);
