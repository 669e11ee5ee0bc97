import { defineTexts } from '../texts.ts';

export default defineTexts('config/client-id-is-app-name', [
  {
    pattern: /AADSTS700016\b|Invalid value for 'client_id' parameter/,
    by: ['identity-provider'],
    points: 'fits',
    example: "AADSTS700016: Application with identifier 'orders' was not found in the directory 'Acme'.",
    source: 'Microsoft, AADSTS error codes; Okta, OAuth 2.0 error codes',
  },
]);
