import { defineTexts } from '../texts.ts';

export default defineTexts('token/response-media-type', [
  {
    pattern: /Response is not JSON encoded(?:: (?<media>[^\s(]{1,80}))?/,
    by: ['librdkafka'],
    points: 'says',
    also: ['config/token-url-is-issuer-or-discovery', 'network/tcp-captive-portal'],
    example:
      'Failed to retrieve OIDC token from "https://sso.acme.example/token": Response is not JSON encoded: text/json (-1)',
    source: 'librdkafka, rdkafka_sasl_oauthbearer_oidc.c',
  },
]);
