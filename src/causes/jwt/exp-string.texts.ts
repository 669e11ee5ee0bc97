import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/exp-string', [
  {
    pattern: /Expected JSON JWT response with valid \\?\"exp\\?\" field/,
    by: ['librdkafka'],
    points: 'says',
    example: 'Expected JSON JWT response with valid "exp" field',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c',
  },
]);
