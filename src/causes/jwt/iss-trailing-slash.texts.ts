import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/iss-trailing-slash', [
  {
    pattern: /JWT[_ ]PROCESSING[_ ]FAILED/i,
    by: ['confluent'],
    points: 'fits',
    also: [
      'jwks/kid-not-in-confluent-cache',
      'pool/filter-false',
      'jwt/iss-v1-v2',
      'jwt/iss-other-tenant',
      'jwt/iss-case',
      'jwt/iss-cognito-domain-confusion',
      'jwt/iss-custom-vs-canonical-domain',
      'jwt/iss-internal-hostname',
      'jwt/iss-keycloak-auth-prefix',
      'jwt/iss-okta-org-vs-custom',
      'jwt/iss-okta-server-id',
      'jwt/iss-port',
      'jwt/iss-scheme',
      'provider/issuer-typo',
      'provider/missing',
    ],
    not: 'It is not said that client id or secret are wrong: a token was issued, and Confluent could not process it.',
    example: 'Authentication failed: JWT_PROCESSING_FAILED',
    source: "Confluent's troubleshooting page; nowhere else seen",
  },
]);
