import { defineTexts } from '../texts.ts';

export default defineTexts('broker/not-kafka', [
  {
    pattern:
      /Invalid receive \(size = (?!1213486160)\d{1,10}|InvalidReceiveException|Receive failed: Invalid response size/,
    by: ['java', 'librdkafka'],
    points: 'fits',
    also: ['config/bootstrap-is-rest-endpoint', 'config/security-protocol'],
    example:
      'org.apache.kafka.common.network.InvalidReceiveException: Invalid receive (size = 352518912 larger than 104857600)',
    source: 'Apache Kafka, NetworkReceive',
  },
]);
