import { defineTexts } from '../texts.ts';

export default defineTexts('token/refused', [
  {
    pattern:
      /internal error occurred while retrieving token from callback handler|Could not retrieve OAuth token|Failed to (?:fetch|retrieve|get|obtain) (?:an? |the )?(?:OAuth )?access token/i,
    by: ['java'],
    points: 'follows',
    also: [
      'config/missing-required',
      'network/dns-idp-nxdomain',
      'network/tls-private-ca-idp',
      'network/tcp-idp-blocked',
    ],
    not: 'This is not a reason by itself: the "Caused by" below it, or the line before it, has one.',
    example:
      'javax.security.auth.login.LoginException: An internal error occurred while retrieving token from callback handler',
    source: 'Apache Kafka, OAuthBearerLoginModule',
  },
  {
    pattern: /unretryable response code 400 was encountered reading the token endpoint response/,
    by: ['java'],
    points: 'fits',
    also: ['token/scope-unknown', 'token/scope-missing', 'token/grant-not-enabled', 'token/audience-missing'],
    not: 'The status alone names no reason. The body of the answer does, which Kafka logs at DEBUG: org.apache.kafka.common.security.oauthbearer.',
    unless: /"error"\s?:|error response \{/,
    example:
      'java.io.IOException: The unretryable response code 400 was encountered reading the token endpoint response; will not attempt further retries',
    source: 'Apache Kafka, HttpJwtRetriever',
  },
]);
