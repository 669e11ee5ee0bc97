import { defineTexts } from '../texts.ts';

export default defineTexts('config/bootstrap-is-rest-endpoint', [
  {
    pattern:
      /Invalid (?:receive \(size = |frame size,? ?|response size ?)1213486160|invalid large response size 1213486160/,
    by: ['java', 'librdkafka', 'franz-go'],
    points: 'says',
    also: ['broker/not-kafka'],
    not: "Nothing is too large: the number is the word HTTP, the beginning of a web server's answer.",
    example:
      'org.apache.kafka.common.network.InvalidReceiveException: Invalid receive (size = 1213486160 larger than 104857600)',
    source: 'Apache Kafka, NetworkReceive; 1213486160 is HTTP read as a number',
  },
  {
    pattern: /Invalid frame size\b/,
    by: ['librdkafka'],
    points: 'fits',
    also: ['broker/not-kafka'],
    leg: 'broker',
    example: 'Invalid frame size',
    source: 'librdkafka',
  },
]);
