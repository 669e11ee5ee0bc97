import { defineTexts } from '../texts.ts';

export default defineTexts('config/comment-in-value', [
  {
    pattern: /Invalid value \"?[^\s\"]{1,80} {1,8}#[^\n]{0,120}? for configuration/,
    by: ['java', 'librdkafka'],
    points: 'says',
    not: 'The value itself may be right: what follows it on the line was read with it.',
    example:
      'org.apache.kafka.common.config.ConfigException: Invalid value SASL_SSL # encrypted for configuration security.protocol: String must be one of: PLAINTEXT, SASL_PLAINTEXT, SASL_SSL, SSL',
    source: 'Apache Kafka, ConfigDef',
  },
  {
    pattern: /Invalid value \"[^\"\n]{1,80} #[^\"\n]{0,120}\"(?:\s{1,3}for configuration)?/,
    by: ['librdkafka'],
    points: 'says',
    example: 'Invalid value "SASL_SSL # encrypted" for configuration property "security.protocol"',
    source: 'librdkafka, rdkafka_conf.c',
  },
]);
