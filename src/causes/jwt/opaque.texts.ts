import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/opaque', [
  {
    pattern: /The token is invalid with less than 2 delimiters/,
    by: ['librdkafka'],
    points: 'says',
    also: ['token/audience-missing', 'config/audience-impossible'],
    not: 'The token is not damaged: it is one that only its identity provider can read.',
    example: 'Failed to decode JWT payload: The token is invalid with less than 2 delimiters',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c',
  },
  {
    pattern: /Malformed JWT provided|expected three sections(?! … but 5)/,
    by: ['java'],
    points: 'fits',
    also: ['token/audience-missing', 'config/audience-impossible'],
    not: 'The token is not damaged: it is one that only its identity provider can read.',
    unless: /but [4-9] sections/,
    example:
      'Malformed JWT provided (AbC…); expected three sections (header, payload, and signature), but 1 sections provided',
    source: 'Apache Kafka, JwtValidator',
  },
  {
    pattern: /Failed to decode JWT payload: Failed to decode base64 payload|Failed to parse JSON JWT payload/,
    by: ['librdkafka'],
    points: 'fits',
    also: ['jwt/padding-or-std-base64', 'jwt/jwe'],
    not: 'The token was not refused: librdkafka looks for its expiry, and cannot read it.',
    example: 'Failed to decode JWT payload: Failed to decode base64 payload',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c',
  },
]);
