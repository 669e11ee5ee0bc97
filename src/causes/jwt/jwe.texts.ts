import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/jwe', [
  {
    pattern:
      /The token is invalid with more than 2 delimiters|expected three sections[^\n]{0,80} but 5 sections provided/,
    by: ['librdkafka', 'java'],
    points: 'says',
    example: 'Failed to decode JWT payload: The token is invalid with more than 2 delimiters',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c',
  },
]);
