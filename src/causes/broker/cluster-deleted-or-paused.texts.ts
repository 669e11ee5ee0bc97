import { defineTexts } from '../texts.ts';

export default defineTexts('broker/cluster-deleted-or-paused', [
  {
    pattern: /Kafka cluster \"?lkc-\S{1,20}\"? (?:is )?not ready|Kafka cluster \"lkc-…\" not ready/,
    by: ['confluent'],
    points: 'says',
    example: 'Error: Kafka cluster "lkc-4k7zq1" not ready',
    source: 'confluentinc/cli',
  },
]);
