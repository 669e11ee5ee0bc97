import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/scope-blank', [
  {
    pattern: /scope value must be non-null, non-empty, and non-whitespace/,
    by: ['java'],
    points: 'says',
    example: 'scope value must be non-null, non-empty, and non-whitespace',
    source: 'Apache Kafka, ClaimValidationUtils',
  },
]);
