import { defineTexts } from '../texts.ts';

export default defineTexts('config/bootstrap-scheme-prefix', [
  {
    pattern: /Invalid url in bootstrap\.servers(?:: (?<server>\S{1,200}))?/,
    by: ['java'],
    points: 'says',
    example:
      'org.apache.kafka.common.config.ConfigException: Invalid url in bootstrap.servers: SASL_SSL//pkc-4abc9.eu-west-1.aws.confluent.cloud',
    source: 'Apache Kafka, ClientUtils',
  },
  {
    pattern: /Port should be >= 0 and < 65536\. Received type number \(NaN\)/,
    by: ['kafkajs', 'node'],
    points: 'says',
    example: 'Failed to connect: Port should be >= 0 and < 65536. Received type number (NaN).',
    source: 'kafkajs 2.2.4 with SASL_SSL:// before the host',
  },
  {
    pattern:
      /(?:protocol )?\"?\w{3,15}\"? does not match security\.protocol setting|does not match security\.protocol setting/,
    by: ['librdkafka'],
    points: 'says',
    example: 'Unsupported protocol "sasl_ssl" does not match security.protocol setting',
    source: 'librdkafka, rdkafka_broker.c',
  },
]);
