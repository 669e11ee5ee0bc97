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
]);
