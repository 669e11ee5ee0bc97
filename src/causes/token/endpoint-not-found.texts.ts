import { defineTexts } from '../texts.ts';

export default defineTexts('token/endpoint-not-found', [
  {
    pattern:
      /FileNotFoundException: (?<url>https?:\/\/[^\s]{1,300})|Unable to find matching target resource method|HTTP 404 Not Found/,
    by: ['java', 'identity-provider'],
    points: 'fits',
    also: [
      'config/token-url-is-issuer-or-discovery',
      'token/tenant-wrong',
      'config/token-url-trailing-slash',
    ],
    leg: 'identity-provider',
    common: true,
    example:
      'java.io.FileNotFoundException: https://sso.acme.example/realms/acme/protocol/openid-connect/tokens',
    source: 'OpenJDK, HttpURLConnection: what it makes of 404',
  },
]);
