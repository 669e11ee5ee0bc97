import { defineTexts } from '../texts.ts';

export default defineTexts('authorization/topic-denied', [
  {
    pattern:
      /TOPIC_AUTHORIZATION_FAILED|TopicAuthorizationException|Not authorized to access topics|Broker: Topic authorization failed|kafka server: The client is not authorized to access this topic/i,
    by: ['broker', 'java', 'librdkafka', 'sarama'],
    points: 'says',
    not: 'Sign-in succeeded: what is missing is a role or an ACL for the topic.',
    example:
      'org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders]',
    source: 'Apache Kafka, Errors',
  },
]);
