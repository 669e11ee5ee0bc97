import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/exp-missing', [
  {
    pattern:
      /Expected JSON JWT response with \\?\"exp\\?\" field|exp value must be non-null|Token validation failed: Expiry not set|No expiration time in JWT/,
    by: ['librdkafka', 'java', 'strimzi'],
    points: 'fits',
    also: ['jwt/opaque'],
    not: 'The identity provider gave a token: it is the client that cannot use it without an expiry.',
    example: 'Failed to acquire SASL OAUTHBEARER token: Expected JSON JWT response with "exp" field',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c; Vector#25344',
  },
]);
