import { defineTexts } from '../texts.ts';

export default defineTexts('authorization/group-denied', [
  {
    pattern:
      /GROUP_AUTHORIZATION_FAILED|GroupAuthorizationException|Not authorized to access group(?:: (?<group>\S{1,120}))?|Broker: Group authorization failed/i,
    by: ['broker', 'java', 'librdkafka'],
    points: 'says',
    not: 'Sign-in succeeded: what is missing is a role or an ACL for the group.',
    example:
      'org.apache.kafka.common.errors.GroupAuthorizationException: Not authorized to access group: billing',
    source: 'Apache Kafka, Errors',
  },
]);
