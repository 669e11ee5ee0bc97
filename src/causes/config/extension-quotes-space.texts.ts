import { defineTexts } from '../texts.ts';

export default defineTexts('config/extension-quotes-space', [
  {
    pattern: /Extension value \([^\n]{0,200}?\) for extension (?<key>[\w.-]{1,60}) is invalid/,
    by: ['java'],
    points: 'says',
    not: 'No server has seen the value: the client itself refuses to send it.',
    example: 'javax.security.sasl.SaslException: Extension value () for extension logicalCluster is invalid',
    source: 'Apache Kafka, OAuthBearerClientInitialResponse',
  },
  {
    pattern:
      /SASL\/OAUTHBEARER extension values must\s{1,3}only consist of|Invalid sasl extension value for key: '(?<key>[^'\n]{1,80})'/,
    by: ['librdkafka', 'strimzi'],
    points: 'says',
    not: 'No server has seen the value: the client itself refuses to send it.',
    example:
      'SASL/OAUTHBEARER extension values must only consist of space, horizontal tab, CR, LF, and visible characters (%x21-7E): pool-é (é)',
    source: 'librdkafka, rdkafka_sasl_oauthbearer.c; strimzi-kafka-oauth',
  },
]);
