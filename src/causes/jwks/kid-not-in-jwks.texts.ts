import { defineTexts } from '../texts.ts';

export default defineTexts('jwks/kid-not-in-jwks', [
  {
    pattern:
      /Unknown signing key|Unable to find a suitable verification key|UnresolvableKeyException|has no mapped public keys|The signing key is no longer valid/,
    by: ['broker', 'strimzi'],
    points: 'says',
    also: ['provider/jwks-of-other-issuer', 'jwks/kid-dropped-too-early'],
    example: 'Token validation failed: Unknown signing key (kid:XyZ)',
    source: 'Strimzi, JWTSignatureValidator; jose4j',
  },
  {
    pattern: /\\?[\"']status\\?[\"']\s{0,3}:\s{0,3}\\?[\"']invalid_token\\?[\"']/,
    by: ['broker'],
    points: 'fits',
    also: [
      'jwt/iss-other-tenant',
      'jwt/iss-trailing-slash',
      'jwt/aud-wrong',
      'jwt/expired',
      'jwt/signature-invalid',
      'jwt/iss-internal-hostname',
    ],
    not: 'The token endpoint did not refuse: it issued a token, which the broker does not accept. Only the log of the broker has the reason.',
    example: 'Failed authentication with kafka-8.corp.example/100.80.53.16 ({"status":"invalid_token"})',
    source: 'Apache Kafka, OAuthBearerValidatorCallbackHandler says so whatever the reason',
  },
]);
