import { defineTexts } from '../texts.ts';

export default defineTexts('config/extension-name-reserved', [
  {
    pattern:
      /Cannot explicitly set the reserved `?auth`? SASL\/OAUTHBEARER extension key|Extension name auth is invalid|Invalid sasl extension key: 'auth'|the extension `auth` is invalid/,
    by: ['librdkafka', 'java', 'strimzi', 'sarama'],
    points: 'says',
    example: 'Cannot explicitly set the reserved `auth` SASL/OAUTHBEARER extension key',
    source: 'librdkafka, rdkafka_sasl_oauthbearer.c; Apache Kafka, OAuthBearerClientInitialResponse',
  },
]);
