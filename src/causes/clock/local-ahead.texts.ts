import { defineTexts } from '../texts.ts';

export default defineTexts('clock/local-ahead', [
  {
    pattern: /Must supply an unexpired token: now=\d{1,20}ms, exp=\d{1,20}ms|Must supply an unexpired token/,
    by: ['librdkafka'],
    points: 'fits',
    also: ['jwt/expired', 'token/response-cached'],
    not: 'The broker saw no token: the client compared the expiry with its own clock.',
    example:
      'Failed to set OAUTHBEARER token: Must supply an unexpired token: now=1718691008556ms, exp=1718690000000ms',
    source: 'librdkafka, rdkafka_sasl_oauthbearer.c',
  },
  {
    pattern: /[Cc]urrent clock: [^\n]{0,80} is later than expiry|may indicate a clock skew problem/,
    by: ['java'],
    points: 'says',
    example:
      "[Principal=:orders]: Current clock: Mon Jan 05 10:00:00 UTC 2026 is later than expiry Mon Jan 05 09:00:00 UTC 2026. This may indicate a clock skew problem. Check that this host's and remote host's clocks are in sync.",
    source: 'Apache Kafka, ExpiringCredentialRefreshingLogin',
  },
]);
