import { defineTexts } from '../texts.ts';

export default defineTexts('config/extension-key-underscore', [
  {
    pattern: /extension keys must only consist of A-Z or a-z characters(?:: (?<key>\S{1,80}))?/,
    by: ['librdkafka'],
    points: 'says',
    also: ['config/extension-prefix-misuse'],
    example:
      'SASL/OAUTHBEARER extension keys must only consist of A-Z or a-z characters: identity_pool_id (_)',
    source: 'librdkafka, rdkafka_sasl_oauthbearer.c',
  },
  {
    pattern: /Extension name (?<key>[\w.-]{0,60}[\d_.-][\w.-]{0,60}) is invalid/,
    by: ['java'],
    points: 'says',
    also: ['config/extension-prefix-misuse'],
    example: 'Extension name identity_pool_id is invalid',
    source: 'Apache Kafka, OAuthBearerClientInitialResponse',
  },
  {
    pattern: /Invalid sasl extension key: '(?!auth')(?<key>[^'\n]{1,80})'/,
    by: ['strimzi'],
    points: 'says',
    example: "Invalid sasl extension key: 'logical_cluster' ('oauth.sasl.extension.logical_cluster')",
    source: 'strimzi-kafka-oauth, JaasClientOauthLoginCallbackHandler',
  },
]);
