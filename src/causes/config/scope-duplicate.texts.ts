import { defineTexts } from '../texts.ts';

export default defineTexts('config/scope-duplicate', [
  {
    pattern: /scope value must not contain duplicates/,
    by: ['java'],
    points: 'says',
    example: 'scope value must not contain duplicates - kafka already present',
    source: 'Apache Kafka, ClaimValidationUtils',
  },
]);
