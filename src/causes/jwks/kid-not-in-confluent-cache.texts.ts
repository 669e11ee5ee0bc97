import { defineTexts } from '../texts.ts';

export default defineTexts('jwks/kid-not-in-confluent-cache', [
  {
    pattern: /KID[_ ]LOOKUP[_ ]FAILED/i,
    by: ['confluent'],
    points: 'fits',
    also: [
      'jwks/kid-not-in-jwks',
      'provider/jwks-uri-wrong',
      'provider/jwks-of-other-issuer',
      'jwt/iss-other-tenant',
      'config/token-url-wrong-tenant-env',
      'jwt/iss-trailing-slash',
      'jwt/iss-case',
      'jwt/iss-cognito-domain-confusion',
      'jwt/iss-custom-vs-canonical-domain',
      'jwt/iss-internal-hostname',
      'jwt/iss-keycloak-auth-prefix',
      'jwt/iss-okta-org-vs-custom',
      'jwt/iss-okta-server-id',
      'jwt/iss-port',
      'jwt/iss-scheme',
      'jwt/iss-v1-v2',
    ],
    not: 'It is not about the client secret: the key that signed the token is not among those that Confluent has.',
    example: 'Authentication failed: KID LOOKUP FAILED',
    source: "Confluent's troubleshooting page; nowhere else seen",
  },
]);
