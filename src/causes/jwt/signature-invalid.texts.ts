import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/signature-invalid', [
  {
    pattern:
      /\[9\] Invalid JWS Signature|Signature check failed: Invalid token signature|JWT rejected due to invalid signature|InvalidJwtSignatureException|JWS signature is invalid/i,
    by: ['broker', 'strimzi'],
    points: 'says',
    also: ['jwks/kid-reused-new-key'],
    example: 'Signature check failed: Invalid token signature',
    source: 'Strimzi, JWTSignatureValidator; jose4j',
  },
]);
