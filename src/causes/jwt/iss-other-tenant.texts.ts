import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/iss-other-tenant', [
  {
    pattern:
      /\[12\] Issuer \(iss\) claim|Issuer not allowed: (?<issuer>\S{1,300})|Issuer \(iss\) claim value \([^)\n]{0,300}\) doesn't match expected value/,
    by: ['broker', 'strimzi'],
    points: 'says',
    also: [
      'jwt/iss-trailing-slash',
      'jwt/iss-scheme',
      'jwt/iss-internal-hostname',
      'jwt/iss-port',
      'jwt/iss-v1-v2',
    ],
    example: 'Token validation failed: Issuer not allowed: https://sso.acme.example/realms/dev',
    source: 'Strimzi, JWTSignatureValidator; jose4j',
  },
]);
