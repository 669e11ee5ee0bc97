import { defineTexts } from '../texts.ts';

export default defineTexts('pool/refused-by-sts', [
  {
    pattern: /sts\/v1\/oauth2\/token/,
    by: ['confluent'],
    points: 'fits',
    also: ['provider/missing', 'pool/filter-false'],
    beside: /\b40\d\b|refused|failed|^`?sts/i,
    example: 'POST https://api.confluent.cloud/sts/v1/oauth2/token: 400 Bad Request',
    source: "Confluent's STS API",
  },
]);
