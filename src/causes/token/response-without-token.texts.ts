import { defineTexts } from '../texts.ts';

export default defineTexts('token/response-without-token', [
  {
    pattern:
      /Expected JSON\s{1,3}response with \\?\"access_token\\?\" field|token endpoint response did not contain (?:an access_token value|a valid JWT)|access_token` undefined|server response missing access_token|Invalid response from authorization server: no access_token|KeyError: 'access_token'|Cannot read propert(?:ies|y) (?:of undefined \(reading 'value'\)|'value' of undefined)/,
    by: ['librdkafka', 'java', 'go', 'strimzi', 'python', 'kafkajs'],
    points: 'fits',
    beside: /^(?![^]*Cannot read propert)|OAUTHBEARER|oauthBearer/,
    also: [
      'config/token-url-is-issuer-or-discovery',
      'token/200-with-error-body',
      'token/response-id-token-only',
    ],
    not: 'The status was 200, so this is not a refusal; the URL may not be a token endpoint.',
    example:
      'Failed to retrieve OIDC token from "https://sso.acme.example/oauth2": Expected JSON response with "access_token" field (-1)',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c',
  },
]);
