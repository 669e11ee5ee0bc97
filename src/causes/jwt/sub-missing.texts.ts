import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/sub-missing', [
  {
    pattern:
      /Expected JSON JWT response with (?:valid )?\\?\"sub\\?\" field|sub value must be non-(?:null|empty)/,
    by: ['librdkafka', 'java'],
    points: 'says',
    example: 'Expected JSON JWT response with "sub" field',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c; Apache Kafka, ClaimValidationUtils',
  },
]);
