import { defineTexts } from '../texts.ts';

export default defineTexts('config/mechanism-not-oauthbearer', [
  {
    pattern: /Unexpected SASL mechanism(?:: (?<mechanism>\S{1,40}))?/,
    by: ['java'],
    points: 'says',
    also: ['config/comment-in-value'],
    example: 'org.apache.kafka.common.errors.SaslAuthenticationException: Unexpected SASL mechanism: GSSAPI',
    source: 'confluentinc/cp-all-in-one, oauth',
  },
  {
    pattern: /No serviceName defined in either JAAS or Kafka config/,
    by: ['java'],
    points: 'says',
    example: 'java.lang.IllegalArgumentException: No serviceName defined in either JAAS or Kafka config',
    source: 'Apache Kafka, SaslClientAuthenticator: sasl.mechanism is at its default, GSSAPI',
  },
]);
