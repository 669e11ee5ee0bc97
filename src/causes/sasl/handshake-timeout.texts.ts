import { defineTexts } from '../texts.ts';

export default defineTexts('sasl/handshake-timeout', [
  {
    pattern:
      /Request Sasl(?:Handshake|Authenticate)\(key: \d{1,3}, version: \d{1,2}\) timed out|in state AUTH(?:_\w{1,20})?\b[^\n]{0,80}timed out|timed out[^\n]{0,120}in state AUTH|mechanism handshake failed: Local: Timed out/,
    by: ['kafkajs', 'librdkafka'],
    points: 'fits',
    also: ['network/tcp-broker-blocked'],
    example:
      'SASL OAUTHBEARER authentication failed: Request SaslAuthenticate(key: 36, version: 1) timed out',
    source: 'kafkajs 2.2.4',
  },
]);
