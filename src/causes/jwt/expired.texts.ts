import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/expired', [
  {
    pattern:
      /Token expired at: |\[1\] The JWT is no longer valid|JWT (?:is )?expired|token (?:has|is) expired|The access token expired|Must supply an unexpired token|jwt expired|TokenExpiredError/i,
    by: ['strimzi', 'broker', 'java'],
    points: 'says',
    also: ['token/response-cached', 'clock/idp-behind'],
    common: true,
    unless: /Must supply an unexpired token: now=/,
    example: 'Token validation failed: Token expired at: 1718690000 (2024-06-18T05:53:20 UTC)',
    source: 'Strimzi, JWTSignatureValidator; jose4j',
  },
]);
