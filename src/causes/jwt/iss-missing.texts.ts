import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/iss-missing', [
  {
    pattern: /Issuer not set|No Issuer \(iss\) claim present/,
    by: ['broker', 'strimzi'],
    points: 'says',
    example: 'Token validation failed: Issuer not set',
    source: 'Strimzi, JWTSignatureValidator; jose4j',
  },
]);
