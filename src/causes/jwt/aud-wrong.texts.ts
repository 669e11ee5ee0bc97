import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/aud-wrong', [
  {
    pattern:
      /\[8\] Audience \(aud\) claim|Expected audience not available in the token|Audience \(aud\) claim [^\n]{0,160}doesn't contain an acceptable identifier|(?:Expected|No) \[?[^\n]{0,120} as an aud value/,
    by: ['broker', 'strimzi'],
    points: 'says',
    also: ['jwt/aud-missing'],
    example: 'Token validation failed: Expected audience not available in the token',
    source: 'Strimzi, JWTSignatureValidator; jose4j',
  },
]);
