import { defineTexts } from '../texts.ts';

export default defineTexts('authorization/topic-hidden', [
  {
    pattern:
      /UNKNOWN_TOPIC_OR_PARTITION|UnknownTopicOrPartitionException|This server does not host this topic-partition|Broker: Unknown topic or partition/,
    by: ['broker', 'java', 'librdkafka'],
    points: 'fits',
    not: 'Sign-in succeeded. A topic that this identity may not describe looks like one that does not exist.',
    example: 'UNKNOWN_TOPIC_OR_PARTITION: This server does not host this topic-partition.',
    source: 'Apache Kafka, Errors',
  },
  {
    pattern: /\bTopic \S{1,250} not present in metadata/,
    by: ['java'],
    points: 'fits',
    also: ['config/connect-clients-unset', 'broker/az-mismatch'],
    not: 'A timeout does not say why: look for an error before it in the log.',
    example:
      'org.apache.kafka.common.errors.TimeoutException: Topic orders not present in metadata after 60000 ms.',
    source: 'Apache Kafka, KafkaProducer',
  },
]);
